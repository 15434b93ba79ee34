import type { RuleGroup } from "./group.ts";
import { type Alert, ruleLabels } from "./rule.ts";
import { firingSamples } from "./scenario/index.ts";

/**
 * The labels that tell apart what alerts of several severities watch, such as a mountpoint: what an inhibition by
 * `criticalMutesLesser` has to find equal. They are read off the scenarios in which such alerts fire.
 */
export function tellingLabels(groups: readonly RuleGroup[]): readonly string[] {
  const alerts = groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
  const graded = [...Map.groupBy(alerts, ({ name }) => name).values()].filter(hasSeveralSeverities).flat();
  const names = graded.flatMap((alert) =>
    firingSamples(alert).flatMap(({ labels }) => Object.keys({ ...labels, ...alert.labels })),
  );
  return [...new Set(names)].sort();
}

function hasSeveralSeverities(alerts: readonly Alert[]): boolean {
  return new Set(alerts.map((alert) => ruleLabels(alert).severity)).size > 1;
}
