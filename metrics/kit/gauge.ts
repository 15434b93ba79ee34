import { checked } from "./check-definition.ts";
import { describe, type Metric, type MetricDefinition, type MetricOptions } from "./definition.ts";
import { type Selector, select } from "./promql/index.ts";
import { type SampleSeries, type Samples, type SeriesLabels, sampleSeries, type TargetLabel } from "./series.ts";

/** A gauge: what it is, and the selector of its series. */
export interface Gauge<L extends string = string> extends Metric<L, "gauge">, Selector<L | TargetLabel, "gauge"> {
  readonly definition: MetricDefinition<L, "gauge">;
  /** A series for a scenario. */
  series(labels: SeriesLabels<L | TargetLabel>, samples: Samples): SampleSeries;
}

/**
 * Defines a gauge.
 * @throws DefinitionError when name, help or labels are bad.
 */
export function gauge<const L extends string = never>(name: string, options: MetricOptions<L>): Gauge<L> {
  const definition = checked(describe("gauge", name, options), options);
  return {
    ...select<L | TargetLabel, "gauge">(name, definition),
    definition,
    series: (labels, samples) => sampleSeries(name, labels, samples),
  };
}
