import { type Duration, type HistogramSelection, seconds, type Vector } from "../../../metrics/kit/index.ts";
import type { Counters, Indicator } from "./indicator.ts";
import type { CommonOptions, CountedOptions, LatencyOptions, LimitOptions, ProbeOptions } from "./options.ts";

/** A promise about a service, and what measures whether it is kept (SLO and SLI). */
export interface Objective extends CommonOptions {
  readonly kind: "objective";
  /** Lower-case letters, digits and dashes, once in a service. */
  readonly name: string;
  readonly indicator: Indicator;
  /** The labels that have a budget each. */
  readonly by: readonly string[];
}

/**
 * Declares an objective: the share of good events over a rolling window.
 *
 * What it measures is told by the keys: `errors` and `total` (counters), `within` and `of` (a histogram), `gauge` with `atMost`
 * or `atLeast`, or `probe` (0 or 1). Faults are found when a bundle is assembled, all of them at once.
 */
export function objective<const E extends Counters, const T extends Counters>(
  name: string,
  options: CountedOptions<E, T>,
): Objective;
export function objective<L extends string>(name: string, options: LatencyOptions<L>): Objective;
export function objective<L extends string>(name: string, options: LimitOptions<L>): Objective;
export function objective<L extends string>(name: string, options: ProbeOptions<L>): Objective;
export function objective(name: string, options: AnyOptions): Objective {
  const { by = [], errors, total, within, of, gauge, atMost, atLeast, probe, ...common } = options;
  return { kind: "objective", name, ...common, by, indicator: indicatorOf(options) };
}

/** The options of all forms as the implementation sees them. */
interface AnyOptions extends CommonOptions {
  readonly by?: readonly string[];
  readonly errors?: Counters;
  readonly total?: Counters;
  readonly within?: Duration | number;
  readonly of?: HistogramSelection<string>;
  readonly gauge?: Vector;
  readonly atMost?: Duration | number;
  readonly atLeast?: Duration | number;
  readonly probe?: Vector;
}

function indicatorOf({
  errors = [],
  total = [],
  within = 0,
  of,
  gauge,
  atMost,
  atLeast,
  probe,
}: AnyOptions): Indicator {
  if (of !== undefined) return { kind: "latency", of, within: inBaseUnit(within) };
  if (probe !== undefined) return { kind: "limit", gauge: probe, good: "at least", limit: 1 };
  if (gauge === undefined) return { kind: "counted", errors: listed(errors), total: listed(total) };
  return atMost === undefined
    ? { kind: "limit", gauge, good: "at least", limit: inBaseUnit(atLeast ?? 0) }
    : { kind: "limit", gauge, good: "at most", limit: inBaseUnit(atMost) };
}

function inBaseUnit(given: Duration | number): number {
  return typeof given === "number" ? given : seconds(given);
}

function listed(counters: Counters) {
  return "node" in counters ? [counters] : counters;
}
