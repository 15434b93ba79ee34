import { type Alert, group, objectiveGroup, type Rule, type RuleGroup } from "../alerts/kit/index.ts";
import { type ExporterKey, exporterKeys, exporterParts, type System } from "../systems/index.ts";
import { objectivesOf } from "./objectives.ts";

/**
 * The rule groups of all systems, in the systems' order; lone rules are gathered in a group with their system's name, and
 * each objective is a group.
 *
 * `scraped` are the names of the targets and exporters that are. A rule that two systems take in the same words stands in the first one's group only.
 */
export function groupsOf(systems: readonly System[], scraped: readonly string[]): readonly RuleGroup[] {
  const seen = new Set<string>();
  const isNew = (rule: Rule) => {
    const text = JSON.stringify(rule);
    return !seen.has(text) && seen.add(text) !== undefined;
  };
  return systems
    .flatMap((system) => [
      group(system.name, { rules: [...system.alerts.filter(isRule), ...whereScraped(system, scraped)] }),
      ...system.alerts.filter(isGroup),
      ...objectivesOf(system).map(objectiveGroup),
    ])
    .map((one) => ({ ...one, rules: one.rules.filter(isNew) }))
    .filter(({ rules }) => rules.length > 0);
}

function whereScraped({ targets, exporters }: System, scraped: readonly string[]): readonly Rule[] {
  const wanted: Readonly<Partial<Record<ExporterKey, { readonly alerts?: readonly Rule[] }>>> = exporters ?? {};
  const running = exporterKeys.filter((key) => scraped.includes(exporterParts[key].name));
  return [
    ...scraped.flatMap((target) => targets[target]?.alerts ?? []),
    ...running.flatMap((key) => wanted[key]?.alerts ?? []),
  ];
}

/** The alerts among the rules. */
export function alertsIn(groups: readonly RuleGroup[]): readonly Alert[] {
  return groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
}

function isRule(one: Rule | RuleGroup): one is Rule {
  return !isGroup(one);
}

function isGroup(one: Rule | RuleGroup): one is RuleGroup {
  return "rules" in one;
}
