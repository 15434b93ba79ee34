import type { Finding } from "../../../problems/index.ts";
import { fault } from "../fault.ts";
import type { RuleGroup } from "../group.ts";
import { ruleIdentity } from "../identity.ts";

/** No two groups of one name, no two rules of one identity. */
export function checkDuplicates(groups: readonly RuleGroup[]): Finding[] {
  const rules = groups.flatMap(({ name, rules }) => rules.map((rule) => ({ group: name, rule })));
  const byIdentity = Map.groupBy(rules, ({ rule }) => ruleIdentity(rule));
  const names = groups.map(({ name }) => name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [
    ...repeated.map((name) => fault("duplicate-group", `group "${name}"`, "two groups have this name.")),
    ...[...byIdentity.values()].flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : others.map(({ group, rule }) =>
            fault(
              "duplicate-rule",
              `group "${group}" › ${rule.name}`,
              `${first.group === group ? "the group" : `group "${first.group}"`} has this rule already: same name, labels and series.`,
              "Keep one, or tell them apart by severity, a label or a matcher.",
            ),
          ),
    ),
  ];
}
