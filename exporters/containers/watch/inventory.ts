import type { Details, EngineEvent, ListRow } from "../engine/index.ts";
import type { InterfaceUsage, Usage } from "../usage.ts";
import { createOomTally, type OomTally } from "./oom-tally.ts";

/** What is known of one container, from its first listing to its removal. */
export interface Known {
  row: ListRow;
  details?: Details;
  /** Whether the details may no longer be true. */
  stale: boolean;
  /** Milliseconds on the collection's clock; those of the inspection. */
  inspectedAt: number;
  usage?: Reading<Usage> & { readonly source: Source };
  network?: Reading<readonly InterfaceUsage[]>;
  readonly oom: OomTally;
}

/** Something read, and when. */
export interface Reading<Value> {
  readonly value: Value;
  readonly readAt: number;
}

/** Where CPU, memory and I/O come from. */
export type Source = "cgroup_v1" | "cgroup_v2" | "engine";

/** The containers there are. */
export interface Inventory {
  /** Takes a new list: those that are not on it are forgotten. */
  take(rows: readonly ListRow[]): void;
  /** Takes an event, also of a container that is not known yet. */
  happened(event: EngineEvent): void;
  /** Everything may have changed. */
  doubtAll(): void;
  forget(id: string): void;
  /** By name. */
  all(): readonly Known[];
  ids(): ReadonlySet<string>;
}

/** After these, details differ; a pause and a health check show in the list. */
const changing = new Set(["start", "restart", "die", "update", "rename", "oom"]);

export function createInventory(): Inventory {
  const known = new Map<string, Known>();
  /** Of containers that are not on a list yet: a container may start and be killed between two scrapes. */
  let early: EngineEvent[] = [];

  function apply({ id, action }: EngineEvent): boolean {
    const container = known.get(id);
    if (container === undefined) return false;
    if (changing.has(action)) container.stale = true;
    if (action === "oom") container.oom.killed();
    if (action === "start") container.oom.started();
    return true;
  }

  return {
    take(rows) {
      const listed = new Set(rows.map(({ id }) => id));
      for (const id of known.keys()) if (!listed.has(id)) known.delete(id);
      for (const row of rows) {
        const before = known.get(row.id);
        if (before === undefined)
          known.set(row.id, { row, stale: true, inspectedAt: Number.NEGATIVE_INFINITY, oom: createOomTally() });
        else {
          if (before.row.state !== row.state) before.stale = true;
          before.row = row;
        }
      }
      for (const event of early) apply(event);
      early = [];
    },
    happened(event) {
      if (apply(event) || event.action !== "oom") return;
      early.push(event);
      if (early.length > mostEarly) early.shift();
    },
    doubtAll() {
      for (const container of known.values()) container.stale = true;
    },
    forget: (id) => void known.delete(id),
    all: () => [...known.values()].sort((one, other) => (one.row.name < other.row.name ? -1 : 1)),
    ids: () => new Set(known.keys()),
  };
}

const mostEarly = 1000;

/** Whether it has a network of its own to be read. */
export function hasNetwork({ row: { state, networkMode } }: Known): boolean {
  return isRunning(state) && networkMode !== "host" && networkMode !== "none";
}

/** A paused container keeps what it has. */
export function isRunning(state: string): boolean {
  return state === "running" || state === "paused";
}
