import { setTimeout as sleep } from "node:timers/promises";

/** Waits, at most until the signal. */
export async function pause(ms: number, stopped: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stopped }).catch(() => {});
}
