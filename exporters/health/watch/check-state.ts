import type { FailureReason } from "../probes/index.ts";
import type { Observation } from "./observation.ts";

/** What is remembered of one check. */
export interface CheckState {
  readonly last: Observation | undefined;
  /** Whether the newest round got to it. */
  readonly asked: boolean;
  readonly transitions: number;
  /** Milliseconds since 1970; undefined before the first observation. */
  readonly changedAtMs: number | undefined;
  readonly failures: ReadonlyMap<FailureReason, number>;
  readonly refusedBodies: ReadonlyMap<string, number>;
}

export const newCheckState: CheckState = {
  last: undefined,
  asked: false,
  transitions: 0,
  changedAtMs: undefined,
  failures: new Map(),
  refusedBodies: new Map(),
};

/** The state after one more observation; without one, the round did not get to the check. */
export function afterObservation(state: CheckState, seen: Observation | undefined): CheckState {
  if (seen === undefined) return { ...state, asked: false };
  const changed = state.last !== undefined && state.last.up !== seen.up;
  return {
    last: seen,
    asked: true,
    transitions: state.transitions + (changed ? 1 : 0),
    changedAtMs: changed || state.changedAtMs === undefined ? seen.atMs : state.changedAtMs,
    failures: counted(state.failures, seen.reason),
    refusedBodies: counted(state.refusedBodies, typeof seen.body === "string" ? seen.body : undefined),
  };
}

function counted<Key>(counts: ReadonlyMap<Key, number>, key: Key | undefined): ReadonlyMap<Key, number> {
  return key === undefined ? counts : new Map(counts).set(key, (counts.get(key) ?? 0) + 1);
}
