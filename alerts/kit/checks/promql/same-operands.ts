import { printNode } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const sameOperands: Check = {
  id: "promql/same-operands",
  severity: "warning",
  summary: "Both sides of an operator are the same.",
  why: "The result is a constant, or the side itself: something else was meant.",
  remedy: "Correct the side that was copied.",
  bad: "sum(queue_length) > 10 and sum(queue_length) > 10",
  good: "sum(queue_length) > 10 and sum(queue_consumers) < 2",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) =>
      node.type === "binary" &&
      node.left.type === node.right.type &&
      node.left.type !== "number" &&
      printNode(node.left) === printNode(node.right)
        ? [{ message: `both sides of ${node.op} are the same.`, at: handle(expr, node) }]
        : [],
    ),
};
