import { call } from "./call.ts";
import type { Range } from "./duration.ts";
import type { RangeVector, SampleType, Vector } from "./expression.ts";
import { rangeFunction } from "./gauge-functions.ts";
import { type InRange, over } from "./in-range.ts";
import { checkedQuantile } from "./quantile.ts";
import type { Selector } from "./selector.ts";

/** Mean of the samples; every sample weighs the same, however far apart. */
export const avgOverTime = rangeFunction<SampleType>("avg_over_time");

/** Smallest sample. */
export const minOverTime = rangeFunction<SampleType>("min_over_time");

/** Largest sample. */
export const maxOverTime = rangeFunction<SampleType>("max_over_time");

/** Sum of the samples. */
export const sumOverTime = rangeFunction<SampleType>("sum_over_time");

/** Number of samples. */
export const countOverTime = rangeFunction<SampleType>("count_over_time");

/** Standard deviation of the samples (population). */
export const stddevOverTime = rangeFunction<SampleType>("stddev_over_time");

/** Variance of the samples (population). */
export const stdvarOverTime = rangeFunction<SampleType>("stdvar_over_time");

/** Newest sample: bridges scrapes that failed. */
export const lastOverTime = rangeFunction<SampleType>("last_over_time");

/** 1 for every series that had a sample. */
export const presentOverTime = rangeFunction<SampleType>("present_over_time");

/**
 * The q-quantile of the samples, q from 0 to 1.
 * @throws DefinitionError when q is outside.
 */
export function quantileOverTime<L extends string>(
  q: number,
  samples: Selector<L, SampleType, string>,
  range: Range,
): Vector<L, "gauge">;
export function quantileOverTime<L extends string>(q: number, samples: RangeVector<L>): Vector<L, "gauge">;
export function quantileOverTime<L extends string>(
  q: number,
  samples: InRange<L, SampleType>,
  range?: Range,
): Vector<L, "gauge"> {
  return call("quantile_over_time", checkedQuantile(q), over(samples, range));
}
