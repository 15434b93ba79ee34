import { type MetricObject, type OpenMetricsContentType, Registry } from "prom-client";
import type { Format } from "./header.ts";

/** A registry's metrics as text, in either format. */
export async function ownMetrics(registry: Registry, format: Format): Promise<string> {
  return format === "openmetrics" ? openMetricsView(registry).metrics() : registry.metrics();
}

/**
 * A second registry over the same metrics. The library picks the format per registry and, for OpenMetrics, cuts `_total` off the counters' names for good:
 * it is given stand-ins to cut at. A counter that never had the suffix would get one and be another series; as a metric of unknown type it keeps its name.
 */
function openMetricsView(registry: Registry): Registry<OpenMetricsContentType> {
  const view = new Registry<OpenMetricsContentType>();
  view.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  for (const metric of registry.getMetricsAsArray() as readonly unknown[] as readonly ReadableMetric[]) {
    const suffixless = metric.type === "counter" && !metric.name.endsWith("_total");
    const type = suffixless ? "unknown" : metric.type;
    const standIn: ReadableMetric = {
      name: metric.name,
      type,
      get: async () => ({ ...(await metric.get()), name: standIn.name, type: type as never }),
    };
    view.registerMetric(standIn as never);
  }
  return view;
}

interface ReadableMetric {
  readonly name: string;
  readonly type: unknown;
  get(): Promise<MetricObject> | MetricObject;
}
