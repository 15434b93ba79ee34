import { Counter, Gauge, Histogram, type Registry, Summary } from "prom-client";
import { DefinitionError } from "../../../problems/index.ts";
import type * as kit from "../index.ts";
import { createStateGauge, type StateGauge } from "./state-gauge.ts";

export interface InstrumentOptions {
  /** Called when the metric is about to be read, to bring it up to date; must not throw. @default nothing */
  readonly collect?: () => void;
}

/**
 * Creates the metric that a definition describes, in a registry, with the definition's labels in its type.
 * @throws DefinitionError when the name is one that the client library cannot expose (beyond letters, digits, `_`, `:`),
 * or one that the registry holds already.
 */
export function instrument<L extends string>(
  metric: kit.Counter<L>,
  registry: Registry,
  options?: InstrumentOptions,
): Counter<L>;
export function instrument<L extends string>(
  metric: kit.Gauge<L>,
  registry: Registry,
  options?: InstrumentOptions,
): Gauge<L>;
export function instrument<L extends string>(
  metric: kit.Histogram<L>,
  registry: Registry,
  options?: InstrumentOptions,
): Histogram<L>;
export function instrument<L extends string>(
  metric: kit.Summary<L>,
  registry: Registry,
  options?: InstrumentOptions,
): Summary<L>;
export function instrument<L extends string, S extends string, N extends string>(
  metric: kit.StateSet<L, S, N>,
  registry: Registry,
  options?: InstrumentOptions,
): StateGauge<L, S>;
export function instrument(metric: Instrumentable, registry: Registry, { collect }: InstrumentOptions = {}): unknown {
  const { name, help, labels, buckets, quantiles, type } = metric.definition;
  if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)) throw unexposable(name);
  const other = registry.getSingleMetric(name);
  if (other !== undefined) throw taken(metric.definition, other);
  const configuration = { name, help, labelNames: labels, registers: [registry], ...(collect && { collect }) };
  switch (type) {
    case "counter":
      return new Counter(configuration);
    case "histogram":
      return new Histogram({ ...configuration, buckets: [...(buckets ?? [])] });
    case "summary":
      return new Summary({ ...configuration, percentiles: [...(quantiles ?? [])] });
    case "stateset":
      return createStateGauge(metric.definition, configuration);
    default:
      return new Gauge(configuration);
  }
}

type Instrumentable = kit.Metric;

function taken({ name, help }: kit.MetricDefinition, other: object): DefinitionError {
  return new DefinitionError([
    {
      check: "metrics/registered-twice",
      severity: "error",
      path: `metric "${name}"`,
      message: `"${help}" comes to a registry that holds the name already, for "${"help" in other ? other.help : ""}"`,
      hint: "Create it once and hand it on, or give one of the two another prefix or a registry of its own.",
    },
  ]);
}

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
