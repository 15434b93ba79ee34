import { entriesOf, type Fields, fieldsOf } from "../run/index.ts";
import { checksOf } from "./legacy.ts";
import { type K6Metric, type MetricKind, parseKey, valuesOf } from "./metric.ts";
import type { K6Summary } from "./summary.ts";

/**
 * The file of `--summary-export`. It has no types, no duration, and the booleans of its thresholds mean the opposite: true is a threshold
 * that does not hold. Source: https://github.com/grafana/k6/issues/1498
 */
export function readSummaryExport(body: Fields): K6Summary {
  const metrics = entriesOf(body.metrics).flatMap(([key, metric]) => metricOf(key, fieldsOf(metric)));
  return { source: "summary-export", metrics, checks: checksOf(body.root_group), ...durationFrom(metrics) };
}

function metricOf(key: string, metric: Fields): K6Metric[] {
  const values = new Map(valuesOf(metric));
  const kind = kindOf(values);
  if (kind === undefined) return [];
  const rate = values.get("value");
  if (kind === "rate" && rate !== undefined) values.set("rate", rate);
  const thresholds = entriesOf(metric.thresholds).flatMap(([expression, broken]) =>
    typeof broken === "boolean" ? [[expression, !broken] as const] : [],
  );
  return [{ ...parseKey(key), kind, values, thresholds }];
}

function kindOf(values: ReadonlyMap<string, number>): MetricKind | undefined {
  if (values.has("passes") && values.has("fails")) return "rate";
  if (values.has("count") && values.has("rate")) return "counter";
  if (values.has("value")) return "gauge";
  return values.size > 0 ? "trend" : undefined;
}

/** A counter's rate is its count over the duration of the run. */
function durationFrom(metrics: readonly K6Metric[]): { durationSeconds?: number } {
  const counter = metrics.find(
    ({ kind, name, values }) => kind === "counter" && name === "iterations" && values.get("rate"),
  );
  const [count, rate] = [counter?.values.get("count"), counter?.values.get("rate")];
  if (count === undefined || rate === undefined || count === 0) return {};
  return { durationSeconds: Math.round((count / rate) * 1e9) / 1e9 };
}
