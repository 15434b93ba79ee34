import { setTimeout as wait } from "node:timers/promises";
import { type Access, askJson } from "./json.ts";
import { labelsKey } from "./observations.ts";

interface GettableAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly updatedAt: string;
}

/** What Alertmanager was seen to have. */
export interface Followed {
  /** When it first had an alert, milliseconds since 1970, by {@link labelsKey} of its labels. */
  readonly received: ReadonlyMap<string, number>;
  /** Ends the following after one more look. */
  stop(): Promise<void>;
}

/**
 * Looks again and again at which alerts Alertmanager has. `updatedAt` is the time of the last delivery of an alert: as long as
 * it is looked at more often than Prometheus repeats itself, the first value that is seen is the first delivery.
 */
export function followAlertmanager(
  access: Access,
  { every, onTrouble }: { readonly every: number; readonly onTrouble: (error: unknown) => void },
): Followed {
  const received = new Map<string, number>();
  const stopped = new AbortController();
  const look = async () => {
    try {
      for (const { labels, updatedAt } of await askJson<GettableAlert[]>(access, "/api/v2/alerts")) {
        const key = labelsKey(labels);
        if (!received.has(key)) received.set(key, Date.parse(updatedAt));
      }
    } catch (error) {
      onTrouble(error);
    }
  };
  const following = (async () => {
    while (!stopped.signal.aborted) {
      await look();
      await wait(every, undefined, { signal: stopped.signal }).catch(() => {});
    }
    await look();
  })();
  return {
    received,
    stop: () => {
      stopped.abort();
      return following;
    },
  };
}
