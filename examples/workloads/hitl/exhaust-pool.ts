import { setTimeout as sleep } from "node:timers/promises";
import type { Effects } from "./faults/index.ts";
import type { Database } from "./store/index.ts";

const retryMs = 250;

/** Takes connections and keeps them, as code does that forgets to give them back; those that get free later are taken too. */
export function exhaustPool(database: Database): NonNullable<Effects["exhaust-pool"]> {
  return ({ connections }, ended) => {
    const wanted = Math.min(connections, database.pool.options.max ?? connections);
    for (let n = 0; n < wanted; n++) void hold(database, ended);
  };
}

async function hold(database: Database, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    try {
      const giveBack = await database.take();
      if (ended.aborted) giveBack();
      else ended.addEventListener("abort", giveBack, { once: true });
      return;
    } catch {
      // All are in use, or the database is away: it is tried again while the fault lasts.
      await sleep(retryMs, undefined, { ref: false });
    }
  }
}
