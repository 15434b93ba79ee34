import { EventEmitter, once } from "node:events";
import type { ExecutionContext } from "ava";
import { type DashboardEvent, type DashboardSource, openDashboardFolder } from "../../../../preview/server/index.ts";

/** A source with what it has told. */
export interface WatchedSource extends DashboardSource {
  readonly events: readonly DashboardEvent[];
  /** Waits until it has told so many events, and returns them. */
  told(count: number): Promise<readonly DashboardEvent[]>;
}

/** Opens a folder's dashboards; closed when the test ends. */
export async function openedFolder(t: ExecutionContext, folder: string): Promise<WatchedSource> {
  const source = await openDashboardFolder(folder);
  t.teardown(() => source.close());
  const events: DashboardEvent[] = [];
  const emitter = new EventEmitter();
  source.subscribe((event) => {
    events.push(event);
    emitter.emit("event");
  });
  return {
    ...source,
    events,
    async told(count) {
      // A source does not keep a process alive by itself.
      const awake = setInterval(() => {}, 1000);
      while (events.length < count) await once(emitter, "event");
      clearInterval(awake);
      return events;
    },
  };
}
