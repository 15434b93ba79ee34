import { checked } from "./check-definition.ts";
import { describe, type Metric, type MetricOptions } from "./definition.ts";
import { type Observations, observationSeries } from "./observations.ts";
import {
  histogramQuantile,
  type Matchers,
  narrow,
  type Range,
  rate,
  type Selector,
  select,
  sum,
  type Vector,
} from "./promql/index.ts";
import type { SampleSeries, Samples, SeriesLabels, TargetLabel } from "./series.ts";

/** The series of a histogram, all of them or those chosen with `where()`. */
export interface HistogramSelection<L extends string = string> {
  /** `…_bucket`: cumulative counts with the label `le`. */
  readonly buckets: Selector<L | "le", "buckets">;
  /** `…_sum`: what was observed, added up. */
  readonly sum: Selector<L, "counter">;
  /** `…_count`: number of observations. */
  readonly count: Selector<L, "counter">;
  /** Upper bounds of the buckets, ascending, without +Inf. */
  readonly bounds: readonly number[];
  /** Keeps the series whose labels match. */
  where(matchers: Matchers<L>): HistogramSelection<L>;
  /** The q-quantile (0 to 1) over the range, of everything or `by()` labels. */
  quantile(q: number, range: Range): HistogramQuantile<L>;
}

/** A quantile over all series of a histogram, until `by()` says what to keep apart. */
export interface HistogramQuantile<L extends string> extends Vector<never, "gauge"> {
  by<K extends L = never>(...labels: readonly K[]): Vector<K, "gauge">;
}

/** A histogram with classic buckets: what it is, and the selectors of its series. */
export interface Histogram<L extends string = string>
  extends Metric<L, "histogram">,
    HistogramSelection<L | TargetLabel> {
  /** All series (buckets, sum, count) for a scenario in which requests take the same time. */
  series(labels: SeriesLabels<L | TargetLabel>, samples: Samples<Observations>): SampleSeries[];
}

/** What a histogram says about itself. */
export interface HistogramOptions<L extends string> extends MetricOptions<L> {
  /** Upper bounds, ascending, without +Inf. @default 5 ms to 10 s, as in Prometheus's client libraries */
  readonly buckets?: readonly number[];
}

const usualBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Defines a histogram by its name without `_bucket`, `_sum` or `_count`.
 * @throws DefinitionError when name, help, labels or buckets are bad.
 */
export function histogram<const L extends string = never>(name: string, options: HistogramOptions<L>): Histogram<L> {
  const { buckets = usualBuckets } = options;
  const definition = checked({ ...describe("histogram", name, options), buckets }, options);
  return {
    ...selection<L | TargetLabel>(
      select(`${name}_bucket`, definition),
      select(`${name}_sum`, definition),
      select(`${name}_count`, definition),
      buckets,
    ),
    definition,
    series: (labels, samples) => observationSeries(name, buckets, labels, samples),
  };
}

function selection<L extends string>(
  buckets: Selector<L | "le", "buckets">,
  sumOfAll: Selector<L, "counter">,
  count: Selector<L, "counter">,
  bounds: readonly number[],
): HistogramSelection<L> {
  return {
    buckets,
    sum: sumOfAll,
    count,
    bounds,
    where: (matchers) =>
      selection(narrow(buckets, matchers), narrow(sumOfAll, matchers), narrow(count, matchers), bounds),
    quantile: (q, range) => {
      const rates = sum<L | "le", "buckets">(rate(buckets, range));
      // Typed by hand: the compiler cannot tell that a generic list with "le" in it keeps the buckets apart.
      const over = (...labels: readonly L[]): Vector<L | "le", "buckets"> => {
        const { node } = rates.by<L | "le">("le", ...labels);
        return { node };
      };
      return {
        node: histogramQuantile(q, over()).node,
        by: (...labels) => ({ node: histogramQuantile(q, over(...labels)).node }),
      };
    },
  };
}
