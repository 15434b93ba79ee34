import { setTimeout as sleep } from "node:timers/promises";

/** Asks until the answer is there; throws with what is missing after a minute. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | false | undefined> | T | false | undefined,
): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`waited a minute in vain: ${what}`);
    await sleep(100);
  }
}
