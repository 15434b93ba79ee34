import { setTimeout as sleep } from "node:timers/promises";
import { engineWords, isNotFound } from "../engine/index.ts";

/**
 * Removes something that a container which is just going may still hold, trying for up to 30 seconds.
 *
 * What is gone already is fine. @throws Error with the engine's words, which name the containers that hold it.
 */
export async function removeWhenFree(what: string, remove: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      await remove();
      return;
    } catch (error) {
      if (isNotFound(error)) return;
      const words = engineWords(error);
      const held = words.includes("in use") || words.includes("active endpoints");
      if (!held || performance.now() >= deadline) throw new Error(`${what}: removing: ${words}`, { cause: error });
    }
    await sleep(500, undefined, { signal });
  }
}
