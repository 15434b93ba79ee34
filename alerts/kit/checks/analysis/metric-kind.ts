import type { KnownMetrics } from "../known-metrics.ts";
import { anyValue, type Interval, notNegative, zeroToOne } from "./interval.ts";

/** What a metric is: as the targets say, else as its name says. */
export function kindOf(metric: string, known?: KnownMetrics): "counter" | "gauge" | "unknown" {
  const told = known?.typeOf(metric);
  if (told === "counter") return "counter";
  if (told === "gauge") return "gauge";
  if (told === "histogram" || metric.includes(":")) return "unknown";
  if (isCounterName(metric)) return "counter";
  return isGaugeName(metric) ? "gauge" : "unknown";
}

function isCounterName(metric: string): boolean {
  // Names such as node_memory_count or process_max_fds_total are rare enough; those of Kubernetes objects are known.
  return (
    /_total$/.test(metric) ||
    /_bucket$/.test(metric) ||
    /_(?:seconds|bytes|milliseconds|duration|latency|size)_(?:sum|count)$/.test(metric)
  );
}

function isGaugeName(metric: string): boolean {
  return (
    ["up", "probe_success", "ALERTS", "ALERTS_FOR_STATE"].includes(metric) ||
    /(?:_ratio|_percent|_celsius|_info|_timestamp_seconds|_queue_length|_temp)$/.test(metric)
  );
}

/** The values that a metric can have as far as its name tells. */
export function valuesOfMetric(metric: string, known?: KnownMetrics): Interval {
  if (metric === "up" || metric === "probe_success" || metric === "absent") return zeroToOne;
  if (metric.endsWith("_info") || metric === "ALERTS") return { least: 0, most: 1 };
  return kindOf(metric, known) === "counter" ? notNegative : anyValue;
}
