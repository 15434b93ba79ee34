import { coverageKinds, coverageOf } from "../coverage.ts";
import type { RuleGroup } from "../group.ts";
import { type Alert, ruleLabels } from "../rule.ts";
import { tableOf, templateInWords } from "./words.ts";

/** Alerts under one heading, those of a system for instance. */
export interface AlertSection {
  readonly title: string;
  readonly groups: readonly RuleGroup[];
}

/** A table of the alerts for each section, with links to their pages; what several sections have comes first. */
export function alertTable(sections: readonly AlertSection[]): string {
  const names = sections.map(({ groups }) => new Set(alertsIn(groups).map(({ name }) => name)));
  const isShared = ({ name }: Alert) => names.filter((some) => some.has(name)).length > 1;
  const shared = alertsIn(sections.flatMap(({ groups }) => groups)).filter(isShared);
  return [
    { title: "Several systems", alerts: shared },
    ...sections.map(({ title, groups }) => ({
      title,
      alerts: alertsIn(groups).filter((alert) => !isShared(alert)),
    })),
  ]
    .filter(({ alerts }) => alerts.length > 0)
    .map(({ title, alerts }) => `### ${title}\n\n${rowsOf(alerts)}`)
    .join("\n\n");
}

function rowsOf(alerts: readonly Alert[]): string {
  const rows = [...Map.groupBy(alerts, ({ name }) => name)].map(([name, some]) => [
    `[${name}](${name}.md)`,
    distinct(some.map(({ severity }) => severity)),
    distinct(some.map((alert) => ruleLabels(alert).priority)),
    distinct(some.map((alert) => ruleLabels(alert).owner)),
    templateInWords(some[0]?.annotations.summary ?? []),
  ]);
  return tableOf(["Alert", "Severity", "Priority", "Owner", "Says"], rows);
}

/** How many scenarios show what, for each alert's name: of several rules, those of the one that shows least. */
export function coverageTable(groups: readonly RuleGroup[]): string {
  const rows = [...Map.groupBy(coverageOf(groups), ({ alert }) => alert)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, some]) => [
      `[${name}](${name}.md)`,
      ...coverageKinds.map((kind) => mark(Math.min(...some.map((one) => one[kind])))),
    ]);
  return tableOf(["Alert", "Fires", "Pending", "Silent", "Boundary", "Resolves", "No data"], rows);
}

function mark(count: number): string {
  return count === 0 ? "–" : String(count);
}

function distinct(values: readonly (string | undefined)[]): string {
  return [...new Set(values.filter((value) => value !== undefined))].sort().join(", ");
}

function alertsIn(groups: readonly RuleGroup[]): readonly Alert[] {
  return groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
}
