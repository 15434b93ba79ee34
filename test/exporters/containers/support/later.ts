import { setTimeout as wait } from "node:timers/promises";

/** Waits until something holds. @throws Error when it never does */
export async function later(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await wait(2)) {
    if (await holds()) return;
    if (Date.now() > deadline) throw new Error("it never came to that");
  }
}
