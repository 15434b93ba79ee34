import { checked } from "./check-definition.ts";
import { describe, type Metric, type MetricDefinition, type MetricOptions } from "./definition.ts";
import { type Selector, select } from "./promql/index.ts";
import { type SampleSeries, type Samples, type SeriesLabels, sampleSeries, type TargetLabel } from "./series.ts";

/** A counter: what it is, and the selector of its series. Read it through `rate()` or `increase()`. */
export interface Counter<L extends string = string> extends Metric<L, "counter">, Selector<L | TargetLabel, "counter"> {
  readonly definition: MetricDefinition<L, "counter">;
  /** A series for a scenario. */
  series(labels: SeriesLabels<L | TargetLabel>, samples: Samples): SampleSeries;
}

/**
 * Defines a counter.
 * @throws DefinitionError when the name does not end in `_total` (unless `legacyName`), or name, help or labels are bad.
 */
export function counter<const L extends string = never>(name: string, options: MetricOptions<L>): Counter<L> {
  const definition = checked(describe("counter", name, options), options);
  return {
    ...select<L | TargetLabel, "counter">(name, definition),
    definition,
    series: (labels, samples) => sampleSeries(name, labels, samples),
  };
}
