import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const dividedByZero: Check = {
  id: "promql/divided-by-zero",
  severity: "error",
  summary: "A division by the number 0.",
  why: "The result is +Inf or NaN, whatever was measured.",
  remedy: "Correct the divisor.",
  bad: "queue_length / 0 > 1",
  good: "queue_length / 10 > 1",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) =>
      node.type === "binary" &&
      (node.op === "/" || node.op === "%") &&
      node.right.type === "number" &&
      node.right.value === 0
        ? [{ message: "this divides by 0.", at: handle(expr, node) }]
        : [],
    ),
};
