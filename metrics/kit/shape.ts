import type { Duration } from "./promql/index.ts";

/** How the samples of one series go, for scenarios: plain data, turned into test input or live samples by the alerts. */
export type Shape = Constant | Ramp | Gap;

/** The same value all the time. */
export interface Constant {
  readonly shape: "constant";
  readonly value: number;
  /** How long; until the end of the scenario when absent. */
  readonly lasts?: Duration;
}

/** A value that moves by `by` every `per`. */
export interface Ramp {
  readonly shape: "ramp";
  readonly from: number;
  readonly by: number;
  readonly per: Duration;
  /** How long; until the end of the scenario when absent. */
  readonly lasts?: Duration;
}

/** No samples at all: the target is gone, or the series is. */
export interface Gap {
  readonly shape: "gap";
  /** How long; until the end of the scenario when absent. */
  readonly lasts?: Duration;
}

/** The same value all the time, until the end of the scenario unless a length is given. */
export function constant(value: number, lasts?: Duration): Constant {
  return { shape: "constant", value, ...(lasts === undefined ? {} : { lasts }) };
}

/** A value that starts at `from` and moves by `by` every `per`. */
export function ramp(options: Omit<Ramp, "shape">): Ramp {
  return { shape: "ramp", ...options };
}

/** No samples, until the end of the scenario unless a length is given. */
export function gap(lasts?: Duration): Gap {
  return { shape: "gap", ...(lasts === undefined ? {} : { lasts }) };
}
