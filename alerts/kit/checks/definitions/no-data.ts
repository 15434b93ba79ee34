import type { Finding } from "../../../../problems/index.ts";
import { fault } from "../../fault.ts";
import type { Rule } from "../../rule.ts";
import { answersWithoutData, isWithoutData } from "../../scenario/index.ts";

/** An alert that fires where there are no series at all says so: an absence is meant, a filled-in zero seldom is. */
export function checkNoData(rule: Rule, path: string): Finding[] {
  if (rule.kind !== "alert" || rule.alwaysFiring || !answersWithoutData(rule)) return [];
  if (rule.scenarios.some((scenario) => scenario.kind === "fires" && isWithoutData(scenario))) return [];
  return [
    fault(
      "no-data",
      path,
      "it fires where there are no series at all, and no scenario says that it is meant.",
      'Add fires(name, { shows: "no data", series: [], at }), or let the expression be empty then.',
    ),
  ];
}
