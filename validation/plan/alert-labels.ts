import { type Alert, ruleLabels } from "../../alerts/kit/index.ts";

/** All labels of an alert by name: those that its expression leaves, those of its rule and `alertname`. */
export function labelsOf(alert: Alert, left: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const all = { ...left, ...ruleLabels(alert), alertname: alert.name };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([name, value]) => name !== "__name__" && value !== "")
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
