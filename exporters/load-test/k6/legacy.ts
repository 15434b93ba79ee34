import { amount, type Check, entriesOf, type Fields, fieldsOf, listOf, seconds, textOf } from "../run/index.ts";
import { isKind, type K6Metric, parseKey, thresholdsOf, valuesOf } from "./metric.ts";
import type { K6Summary } from "./summary.ts";

/** What handleSummary gets as its argument; keys that a script added are passed over. */
export function readLegacy(body: Fields): K6Summary {
  const duration = amount(fieldsOf(body.state).testRunDurationMs);
  return {
    source: "summary",
    ...(duration !== undefined && { durationSeconds: seconds(duration) }),
    metrics: entriesOf(body.metrics).flatMap(([key, metric]) => metricOf(key, fieldsOf(metric))),
    checks: checksOf(body.root_group),
  };
}

/** Whether the metrics are in the form of handleSummary, not in that of `--summary-export`. */
export function isLegacy(body: Fields): boolean {
  return entriesOf(body.metrics).some(([, metric]) => "values" in fieldsOf(metric));
}

function metricOf(key: string, metric: Fields): K6Metric[] {
  const { type, values } = metric;
  if (!isKind(type)) return [];
  return [{ ...parseKey(key), kind: type, values: valuesOf(values), thresholds: thresholdsOf(metric) }];
}

/** Those of all groups; lists in one form of the summary, objects by name in the other. Groups may be nested as deep as a script likes. */
export function checksOf(rootGroup: unknown): Check[] {
  const checks: Check[] = [];
  const groups = [rootGroup];
  for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
    const { groups: inner, checks: own } = fieldsOf(group);
    groups.push(...childrenOf(inner));
    for (const one of childrenOf(own)) {
      const { name, passes, fails } = fieldsOf(one);
      const [passed, failed] = [amount(passes), amount(fails)];
      const text = textOf(name);
      if (text !== undefined && passed !== undefined && failed !== undefined)
        checks.push({ name: text, passed, failed });
    }
  }
  return checks;
}

function childrenOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? listOf(value) : entriesOf(value).map(([, child]) => child);
}
