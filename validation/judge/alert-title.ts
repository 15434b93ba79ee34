import { type Alert, ruleLabels } from "../../alerts/kit/index.ts";

/**
 * How a report names each of several alerts: by its name, and where others share name and severity, with the labels of its rule that tell
 * them apart: `TargetMissing{job="api"}`.
 */
export function alertTitles(alerts: readonly Alert[]): (alert: Alert) => string {
  const namesakes = Map.groupBy(new Set(alerts), keyOf);
  return (alert) => {
    const others = (namesakes.get(keyOf(alert)) ?? []).filter((one) => one !== alert).map(ruleLabels);
    const labels = Object.entries(ruleLabels(alert)).sort(([a], [b]) => (a < b ? -1 : 1));
    const alone = labels.find(([label, value]) => others.every((other) => other[label] !== value));
    const different = labels.filter(([label, value]) => others.some((other) => other[label] !== value));
    const telling = (alone === undefined || others.length === 0 ? different : [alone]).map(
      ([label, value]) => `${label}=${JSON.stringify(value)}`,
    );
    return telling.length === 0 ? alert.name : `${alert.name}{${telling.join(", ")}}`;
  };
}

function keyOf({ name, severity }: Alert): string {
  return `${name} ${severity}`;
}
