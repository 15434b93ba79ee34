import type { RuleGroup } from "./group.ts";
import { type Alert, type Rule, ruleLabels } from "./rule.ts";
import { firingSamples } from "./scenario/index.ts";

/**
 * The labels that tell apart what alerts of one name and several severities watch, such as a mountpoint, sorted: what
 * an inhibition by `criticalMutesLesser` has to find equal. They are read off the scenarios in which such alerts fire.
 */
export function tellingLabels(groups: readonly RuleGroup[]): readonly string[] {
  const alerts = groups.flatMap(({ rules }) =>
    rules.flatMap((rule) => (rule.kind === "alert" ? [{ ...rule, rules }] : [])),
  );
  const graded = [...Map.groupBy(alerts, ({ name }) => name).values()].filter(hasSeveralSeverities);
  return [...new Set(graded.flatMap(labelsOf))].sort();
}

/** An alert with the rules of its group, the records it may read among them. */
type InGroup = Alert & { readonly rules: readonly Rule[] };

function hasSeveralSeverities(alerts: readonly Alert[]): boolean {
  return new Set(alerts.map((alert) => ruleLabels(alert).severity)).size > 1;
}

/** What a rule adds replaces a label of the series, and tells things apart only where the severities agree on it. */
function labelsOf(alerts: readonly InGroup[]): readonly string[] {
  const added = new Set(alerts.flatMap((alert) => Object.keys(ruleLabels(alert))));
  const agreed = alerts.flatMap((one) =>
    Object.entries(one.labels).flatMap(([label, value]) =>
      alerts.some(({ severity, labels }) => severity !== one.severity && labels[label] === value) ? [label] : [],
    ),
  );
  return [...alerts.flatMap(seen).filter((label) => !added.has(label)), ...agreed];
}

/** Where it cannot be worked out what fires, all of the series' labels: one too many that both lack counts as equal. */
function seen(alert: InGroup): readonly string[] {
  const samples = firingSamples(alert, alert.rules);
  const labels =
    samples.length > 0
      ? samples.map((sample) => sample.labels)
      : alert.scenarios.flatMap(({ series }) => series.flat().map((one) => one.labels));
  return labels.flatMap((each) => Object.keys(each));
}
