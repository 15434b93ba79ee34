import type { Rule } from "../../alerts/kit/index.ts";
import { milliseconds, type Node, nodesIn } from "../../metrics/kit/index.ts";

/** How far rules look back at each metric or record, at most: milliseconds by name. */
export function lookedBack(rules: readonly Rule[]): ReadonlyMap<string, number> {
  const furthest = new Map<string, number>();
  for (const { expr } of rules) {
    const reach = reachOf(expr.node);
    for (const node of nodesIn(expr.node))
      if (node.type === "selector") furthest.set(node.metric, Math.max(furthest.get(node.metric) ?? 0, reach));
  }
  return furthest;
}

const lookback = milliseconds("5m");

/** Only subqueries lie within each other: the ranges of all of them, the longest of the selectors', and all offsets. */
function reachOf(node: Node): number {
  let [together, range] = [lookback, 0];
  for (const one of nodesIn(node)) {
    if (one.type === "range") range = Math.max(range, milliseconds(one.range));
    if (one.type === "subquery") together += milliseconds(one.range);
    if ((one.type === "subquery" || one.type === "selector") && one.offset !== undefined)
      together += Math.abs(milliseconds(one.offset.replace(/^-/, "")));
  }
  return together + range;
}
