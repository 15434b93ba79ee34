import { Counter, Gauge, Histogram, type Registry, Summary } from "prom-client";
import { DefinitionError } from "../../../problems/index.ts";
import type * as kit from "../index.ts";
import { createStateGauge, type StateGauge } from "./state-gauge.ts";

/**
 * Creates the metric that a definition describes, in a registry, with the definition's labels in its type.
 * @throws DefinitionError when the name is one that the client library cannot expose (beyond letters, digits, `_`, `:`).
 */
export function instrument<L extends string>(metric: kit.Counter<L>, registry: Registry): Counter<L>;
export function instrument<L extends string>(metric: kit.Gauge<L>, registry: Registry): Gauge<L>;
export function instrument<L extends string>(metric: kit.Histogram<L>, registry: Registry): Histogram<L>;
export function instrument<L extends string>(metric: kit.Summary<L>, registry: Registry): Summary<L>;
export function instrument<L extends string, S extends string, N extends string>(
  metric: kit.StateSet<L, S, N>,
  registry: Registry,
): StateGauge<L, S>;
export function instrument(metric: Instrumentable, registry: Registry): unknown {
  const { name, help, labels, buckets, quantiles, type } = metric.definition;
  if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)) throw unexposable(name);
  const configuration = { name, help, labelNames: labels, registers: [registry] };
  switch (type) {
    case "counter":
      return new Counter(configuration);
    case "histogram":
      return new Histogram({ ...configuration, buckets: [...(buckets ?? [])] });
    case "summary":
      return new Summary({ ...configuration, percentiles: [...(quantiles ?? [])] });
    case "stateset":
      return createStateGauge(metric.definition, registry);
    default:
      return new Gauge(configuration);
  }
}

type Instrumentable = kit.Metric;

function unexposable(name: string): DefinitionError {
  return new DefinitionError([
    {
      check: "metrics/name",
      severity: "error",
      path: `metric "${name}"`,
      message: "has a name that the client library cannot expose",
      hint: "Use letters, digits, _ and : for metrics of our own.",
    },
  ]);
}
