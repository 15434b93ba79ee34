import { amount, type Fields, fieldsOf, listOf, textOf } from "../run/index.ts";
import { isKind, type K6Metric, parseKey, thresholdsOf, valuesOf } from "./metric.ts";
import type { K6Summary } from "./summary.ts";

/**
 * The summary of `--new-machine-readable-summary`, version 1. As k6 2.0.0 writes it, it says nothing of thresholds, has no rates of
 * counters and of the percentiles only the 90th and 95th; `passed` and thresholds are read where they are there.
 */
export function readMachineReadable(body: Fields): K6Summary {
  const metadata = fieldsOf(body.metadata);
  const results = fieldsOf(body.results);
  const version = textOf(metadata.k6_version) ?? textOf(metadata.k6Version);
  const completedAt = Date.parse(textOf(metadata.generated_at) ?? textOf(metadata.generatedAt) ?? "") / 1000;
  const durationSeconds = amount(fieldsOf(body.config).duration);
  const { passed } = results;
  const checks = fieldsOf(results.checks);
  return {
    source: "machine-readable",
    ...(version !== undefined && { version }),
    ...(completedAt > 0 && { completedAt }),
    ...(durationSeconds !== undefined && { durationSeconds }),
    ...(typeof passed === "boolean" && { passed }),
    metrics: listOf(results.metrics).flatMap((metric) => metricOf(fieldsOf(metric))),
    checks: listOf(checks.results).flatMap((one) => {
      const { name, passes, fails } = fieldsOf(one);
      const [text, ok, bad] = [textOf(name), amount(passes), amount(fails)];
      return text === undefined || ok === undefined || bad === undefined
        ? []
        : [{ name: text, passed: ok, failed: bad }];
    }),
  };
}

function metricOf(metric: Fields): K6Metric[] {
  const { name, type } = metric;
  if (typeof name !== "string" || !isKind(type)) return [];
  const values = new Map(valuesOf(metric.values));
  const [matches, total] = [values.get("matches"), values.get("total")];
  if (matches !== undefined && total !== undefined && total >= matches) {
    values.set("passes", matches);
    values.set("fails", total - matches);
  }
  return [{ ...parseKey(name), kind: type, values, thresholds: thresholdsOf(metric) }];
}
