import type { RuleGroup } from "./group.ts";
import type { Recording } from "./rule.ts";
import { recordsRead } from "./scenario/index.ts";

/** The recording rules of other groups that the rules of a group read, in the order in which those groups stand. */
export function foreignRecords(group: RuleGroup, groups: readonly RuleGroup[]): readonly Recording[] {
  const all = groups.flatMap(({ rules }) => rules);
  const read = new Set(group.rules.flatMap((rule) => [...recordsRead(rule, all)]));
  return groups
    .filter(({ name }) => name !== group.name)
    .flatMap(({ rules }) => rules.flatMap((rule) => (rule.kind === "record" && read.has(rule) ? [rule] : [])));
}
