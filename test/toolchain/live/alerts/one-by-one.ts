import { foreignRecords } from "../../../../alerts/kit/foreign-records.ts";
import { group, type RuleGroup } from "../../../../alerts/kit/index.ts";

/**
 * Each alert of one of the groups in a group of its own, after the records it reads.
 *
 * promtool evaluates every rule of a group in each of its tests: alone, they take time by their number, not by its square.
 */
export function oneByOne(groups: readonly RuleGroup[], name: string): readonly RuleGroup[] {
  const rules = groups.flatMap((one) => (one.name === name ? one.rules : []));
  return rules
    .filter((rule) => rule.kind === "alert")
    .map((alert, index) => {
      const alone = group(`${name}-${index + 1}`, { rules: [alert] });
      return { ...alone, rules: [...foreignRecords(alone, groups), alert] };
    });
}
