import { checked } from "./check-definition.ts";
import { describe, type Metric, type MetricDefinition, type MetricOptions } from "./definition.ts";
import { type Selector, select } from "./promql/index.ts";
import { type SampleSeries, type Samples, type SeriesLabels, sampleSeries } from "./series.ts";

/** What Prometheus itself computes: the result of a recording rule, `ALERTS`. Has the labels named and no others. */
export interface Computed<L extends string = string> extends Metric<L, "computed">, Selector<L, "gauge"> {
  readonly definition: MetricDefinition<L, "computed">;
  /** A series for a scenario. */
  series(labels: SeriesLabels<L>, samples: Samples): SampleSeries;
}

/**
 * Defines a metric that comes from no scrape; `job` and `instance` are its labels only when named.
 * @throws DefinitionError when name, help or labels are bad.
 */
export function computed<const L extends string = never>(name: string, options: MetricOptions<L>): Computed<L> {
  const definition = checked(describe("computed", name, options), options);
  return {
    ...select<L, "gauge">(name, definition),
    definition,
    series: (labels, samples) => sampleSeries(name, labels, samples),
  };
}
