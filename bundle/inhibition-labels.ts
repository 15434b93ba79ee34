import type { Alert } from "../alerts/kit/index.ts";

/**
 * The labels that tell apart what alerts of one name watch, where they come in several severities, sorted.
 *
 * They are taken from the alerts' scenarios. A label too many does no harm: one that two alerts lack counts as equal.
 */
export function inhibitionLabels(alerts: readonly Alert[]): readonly string[] {
  const graded = alerts.filter(({ name, severity }) =>
    alerts.some((other) => other.name === name && other.severity !== severity),
  );
  const labels = graded.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ series }) => series.flat().flatMap((one) => Object.keys(one.labels))),
  );
  // What the rules themselves add differs between the severities.
  const added = new Set(["severity", "priority", ...graded.flatMap((alert) => Object.keys(alert.labels))]);
  return [...new Set(labels)].filter((label) => !added.has(label)).sort();
}
