import { checked } from "./check-definition.ts";
import { describe, type Metric, type MetricOptions } from "./definition.ts";
import { type Matchers, narrow, type Selector, select } from "./promql/index.ts";
import type { TargetLabel } from "./series.ts";

/** The series of a summary, all of them or those chosen with `where()`. */
export interface SummarySelection<L extends string = string> {
  /** The quantiles the target computed, label `quantile`; they cannot be aggregated. */
  readonly quantiles: Selector<L | "quantile", "gauge">;
  /** `…_sum`: what was observed, added up. */
  readonly sum: Selector<L, "counter">;
  /** `…_count`: number of observations. */
  readonly count: Selector<L, "counter">;
  /** Keeps the series whose labels match. */
  where(matchers: Matchers<L>): SummarySelection<L>;
}

/** A summary: what it is, and the selectors of its series. */
export interface Summary<L extends string = string> extends Metric<L, "summary">, SummarySelection<L | TargetLabel> {}

/** What a summary says about itself. */
export interface SummaryOptions<L extends string> extends MetricOptions<L> {
  /** From 0 to 1. @default none: only sum and count */
  readonly quantiles?: readonly number[];
}

/**
 * Defines a summary by its name without `_sum` or `_count`.
 * @throws DefinitionError when name, help, labels or quantiles are bad.
 */
export function summary<const L extends string = never>(name: string, options: SummaryOptions<L>): Summary<L> {
  const { quantiles = [] } = options;
  const definition = checked({ ...describe("summary", name, options), quantiles }, options);
  return {
    ...selection<L | TargetLabel>(
      select(name, definition),
      select(`${name}_sum`, definition),
      select(`${name}_count`, definition),
    ),
    definition,
  };
}

function selection<L extends string>(
  quantiles: Selector<L | "quantile", "gauge">,
  sum: Selector<L, "counter">,
  count: Selector<L, "counter">,
): SummarySelection<L> {
  return {
    quantiles,
    sum,
    count,
    where: (matchers) => selection(narrow(quantiles, matchers), narrow(sum, matchers), narrow(count, matchers)),
  };
}
