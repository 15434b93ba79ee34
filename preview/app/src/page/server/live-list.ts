import type { DashboardList } from "../served.ts";

/** What the page knows from the server's events. */
export interface LiveList {
  /** Undefined before the first event. */
  readonly list: DashboardList | undefined;
  readonly connected: boolean;
  /** The TypeScript that dashboards come from is being read again, or why it cannot be. */
  readonly notice: { readonly kind: "building" } | { readonly kind: "fault"; readonly message: string } | undefined;
  /** How often each dashboard changed or went since the page was opened: to ask for it again. */
  readonly changes: ReadonlyMap<string, number>;
  /** How often the connection was made: to ask again for what may have been missed. */
  readonly connections: number;
}

export type LiveEvent =
  | { readonly kind: "lost" }
  | { readonly kind: "building" }
  | { readonly kind: "fault"; readonly message: string }
  | ({
      readonly kind: "dashboards";
      readonly changed: readonly string[];
      readonly removed: readonly string[];
    } & DashboardList);

export const nothingHeard: LiveList = {
  list: undefined,
  connected: false,
  notice: undefined,
  changes: new Map(),
  connections: 0,
};

/** What is known after an event. */
export function afterEvent(before: LiveList, event: LiveEvent): LiveList {
  switch (event.kind) {
    case "lost":
      return { ...before, connected: false };
    case "building":
      return { ...before, notice: { kind: "building" } };
    case "fault":
      return { ...before, notice: { kind: "fault", message: event.message } };
    case "dashboards": {
      const { revision, dashboards, faults, changed, removed } = event;
      const changes = new Map(before.changes);
      for (const uid of [...changed, ...removed]) changes.set(uid, (changes.get(uid) ?? 0) + 1);
      const connections = before.connections + (before.connected ? 0 : 1);
      return { list: { revision, dashboards, faults }, connected: true, notice: undefined, changes, connections };
    }
  }
}
