import { setTimeout as sleep } from "node:timers/promises";

/** Waits for something that comes by itself; when it does not, the test times out here. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(5);
}
