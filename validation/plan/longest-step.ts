import type { Rule } from "../../alerts/kit/index.ts";
import { milliseconds, nodesIn } from "../../metrics/kit/index.ts";

/**
 * The longest step of the subqueries of rules, in virtual milliseconds; 0 where they have none.
 *
 * Steps fall on multiples of themselves, counted from 1970: by so much later an alert may fire than where a scenario begins on one.
 */
export function longestStep(rules: readonly Rule[], evaluationInterval: string): number {
  const nodes = rules.flatMap(({ expr }) => nodesIn(expr.node));
  const steps = nodes.flatMap((node) => (node.type === "subquery" ? [node.step || evaluationInterval] : []));
  return Math.max(0, ...steps.map(milliseconds));
}
