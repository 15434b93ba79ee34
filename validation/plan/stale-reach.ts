import { milliseconds, type Node, nodesIn } from "../../metrics/kit/index.ts";

/** How long before an evaluation an expression asks for the newest sample of a series, in milliseconds: as far as its subqueries go back. */
export function staleReach(node: Node): number {
  const reaches = nodesIn(node).map((one) =>
    one.type === "subquery" && asksForNewest(one.expr) ? milliseconds(one.range) + staleReach(one.expr) : 0,
  );
  return Math.max(0, ...reaches);
}

/** A range takes what lies in it: that a series has ended means nothing to it. */
function asksForNewest(node: Node): boolean {
  const all = nodesIn(node);
  const inRanges = new Set(all.flatMap((one) => (one.type === "range" ? [one.selector] : [])));
  return all.some((one) => one.type === "selector" && !inRanges.has(one));
}
