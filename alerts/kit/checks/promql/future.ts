import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const future: Check = {
  id: "promql/future",
  severity: "error",
  summary: "An offset below zero: the rule looks into the future.",
  why: "A rule is evaluated now, and of the future there are no samples.",
  remedy: "Write the offset without the minus.",
  bad: "queue_length offset -1h > 100",
  good: "queue_length offset 1h > 100",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) =>
      (node.type === "selector" || node.type === "subquery") && node.offset?.startsWith("-") && node.at === undefined
        ? [{ message: `offset ${node.offset} looks into the future.`, at: handle(expr, node) }]
        : [],
    ),
};
