import type { Component, State } from "../body/index.ts";

/** What is remembered of one component. */
export interface ComponentState {
  readonly name: string;
  /** Undefined when the newest answer does not tell. */
  readonly state: State | undefined;
  readonly transitions: number;
  /** Milliseconds since 1970. */
  readonly changedAtMs: number;
}

/** The components of one service. */
export interface ComponentsView {
  /** By name. */
  readonly known: readonly ComponentState[];
  /** Why some of them have no state now. */
  readonly unknown: { readonly reason: string; readonly count: number } | undefined;
  /** Of the newest answer, by reason. */
  readonly dropped: ReadonlyMap<DropReason, number>;
}

/** Why a component that a body names is not shown. */
export const dropReasons = ["limit", "not_listed", "bad_name"] as const;

export type DropReason = (typeof dropReasons)[number];

export interface ComponentRules {
  /** Components at most, whatever the bodies name. */
  readonly max: number;
  /** Whether a name is wanted. */
  readonly wants: (name: string) => boolean;
}

/** What a round brought: components, or why there are none. */
export type ComponentNews = readonly Component[] | { readonly reason: string };

/** Remembers components; a body with other names each time cannot make more than `max` series of it within the time a name is kept. */
export interface ComponentStates {
  observe(news: ComponentNews, atMs: number, rules: ComponentRules): void;
  view(): ComponentsView;
}

/** A name that was not told for this time makes room for another. */
const keptMs = 3_600_000;

const longestName = 100;

interface Remembered {
  state: State | undefined;
  /** The last one that was known. */
  known: State;
  transitions: number;
  changedAtMs: number;
  seenAtMs: number;
}

export function createComponentStates(): ComponentStates {
  const all = new Map<string, Remembered>();
  let reason = "missing";
  let dropped = new Map<DropReason, number>();

  function see({ name, state }: Component, atMs: number, { max, wants }: ComponentRules): void {
    const fault = isSound(name) ? (wants(name) ? undefined : "not_listed") : "bad_name";
    const before = all.get(name);
    const refused = fault ?? (before === undefined && all.size >= max ? "limit" : undefined);
    if (refused !== undefined) {
      dropped.set(refused, (dropped.get(refused) ?? 0) + 1);
      return;
    }
    if (before === undefined) {
      all.set(name, { state, known: state, transitions: 0, changedAtMs: atMs, seenAtMs: atMs });
      return;
    }
    if (isDown(before.known) !== isDown(state) && state !== "unknown" && before.known !== "unknown") {
      before.transitions += 1;
      before.changedAtMs = atMs;
    }
    before.state = state;
    before.seenAtMs = atMs;
    if (state !== "unknown") before.known = state;
  }

  return {
    observe(news, atMs, rules) {
      for (const [name, one] of all) {
        one.state = undefined;
        if (atMs - one.seenAtMs > keptMs || !rules.wants(name)) all.delete(name);
      }
      dropped = new Map();
      reason = "reason" in news ? news.reason : "missing";
      if (!("reason" in news)) for (const component of news) see(component, atMs, rules);
    },
    view() {
      const names = [...all.keys()].sort();
      const known = names.map((name) => {
        const { state, transitions, changedAtMs } = all.get(name) as Remembered;
        return { name, state, transitions, changedAtMs };
      });
      const count = known.filter(({ state }) => state === undefined).length;
      return { known, unknown: count === 0 ? undefined : { reason, count }, dropped };
    },
  };
}

function isDown(state: State): boolean {
  return state === "down";
}

/** Anything readable: what a label can hold is more than what a person can. */
function isSound(name: string): boolean {
  return name.length <= longestName && name.isWellFormed() && !/[\p{Cc}\p{Cf}]/u.test(name);
}
