import type { Finding } from "../../../problems/index.ts";
import { fault } from "../fault.ts";
import type { RuleGroup } from "../group.ts";
import type { Rule } from "../rule.ts";
import { checkBoundary } from "./boundary.ts";
import { checkCanBeEmpty } from "./can-be-empty.ts";
import { checkDuplicates } from "./duplicates.ts";
import { checkDurations, checkInterval } from "./durations.ts";
import { checkLabels } from "./labels.ts";
import { checkName } from "./names.ts";
import { checkNoData } from "./no-data.ts";
import { checkScenarios } from "./scenarios.ts";

const ruleChecks: readonly ((rule: Rule, path: string) => Finding[])[] = [
  checkName,
  checkLabels,
  checkDurations,
  checkCanBeEmpty,
  checkScenarios,
  checkNoData,
  checkBoundary,
];

/** Everything wrong in rule groups. */
export function checkGroups(groups: readonly RuleGroup[]): Finding[] {
  return [...groups.flatMap(checkGroup), ...checkDuplicates(groups)];
}

function checkGroup(group: RuleGroup): Finding[] {
  const path = `group "${group.name}"`;
  return [
    ...(group.rules.length === 0 ? [fault("empty-group", path, "it has no rules.")] : []),
    ...(/^[a-z][a-z0-9-]*$/.test(group.name)
      ? []
      : [fault("group-name", path, "a group's name becomes a file's: lower-case letters, digits and dashes.")]),
    ...checkInterval(group, path),
    ...group.rules.flatMap((rule) => ruleChecks.flatMap((check) => check(rule, `${path} › ${rule.name}`))),
  ];
}
