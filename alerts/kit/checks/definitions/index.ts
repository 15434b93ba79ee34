import { nodesIn } from "../../../../metrics/kit/index.ts";
import type { Finding } from "../../../../problems/index.ts";
import { fault } from "../../fault.ts";
import type { RuleGroup } from "../../group.ts";
import type { Rule } from "../../rule.ts";
import { checkBoundary } from "./boundary.ts";
import { checkNoData } from "./no-data.ts";
import { checkScenarios } from "./scenarios.ts";
import { checkUrgency } from "./urgency.ts";

/** What can be wrong only in rules that are defined in TypeScript. */
export function checkDefinitions(groups: readonly RuleGroup[]): Finding[] {
  return groups.flatMap((group) => {
    const path = `group "${group.name}"`;
    return [
      ...checkGroupName(group, path),
      ...group.rules.flatMap((rule) => checkRule(rule, `${path} › ${rule.name}`)),
    ];
  });
}

function checkGroupName({ name }: RuleGroup, path: string): Finding[] {
  if (/^[a-z][a-z0-9-]*$/.test(name)) return [];
  return [fault("group-name", path, "a group's name becomes a file's: lower-case letters, digits and dashes.")];
}

function checkRule(rule: Rule, path: string): Finding[] {
  return [checkUrgency, checkRanges, checkScenarios, checkNoData, checkBoundary].flatMap((check) => check(rule, path));
}

/** None of Grafana's ranges got into a rule. */
function checkRanges(rule: Rule, path: string): Finding[] {
  const ranges = nodesIn(rule.expr.node).flatMap((node) =>
    node.type === "range" || node.type === "subquery" ? [node.range] : [],
  );
  return ranges
    .filter((range) => range.startsWith("$"))
    .map((range) => {
      const message = `${range} is filled in by Grafana; Prometheus knows durations only.`;
      return fault("grafana-range", path, message, "Write one like 5m.");
    });
}
