import { setTimeout as wait } from "node:timers/promises";

/** Tries for some seconds: who was just started does not answer yet. */
export async function insist<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const end = Date.now() + insistFor;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
      await wait(100, undefined, { signal });
    }
  }
}

const insistFor = 30_000;
