import type { Node } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";
import { isComparison } from "./never-true.ts";

export const floatEquality: Check = {
  id: "promql/float-equality",
  severity: "warning",
  summary: "Something calculated is compared for being equal to a number other than 0.",
  why: "Rates are extrapolated and quotients rounded: increase() of one event is 1.03 or 0.98, and equality hardly ever holds.",
  remedy: "Compare with > or <.",
  bad: "increase(job_failures_total[10m]) == 1",
  good: "increase(job_failures_total[10m]) > 0",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) =>
      isComparison(node) &&
      (node.op === "==" || node.op === "!=") &&
      node.right.type === "number" &&
      node.right.value !== 0 &&
      isCalculated(node.left)
        ? [
            {
              message: `what is calculated is hardly ever ${node.op === "==" ? "" : "other than "}exactly ${node.right.value}.`,
              at: handle(expr, node),
            },
          ]
        : [],
    ),
};

function isCalculated(node: Node): boolean {
  if (node.type === "aggregation") return ["sum", "avg", "max", "min"].includes(node.op) && isCalculated(node.expr);
  return (
    node.type === "call" &&
    ["rate", "increase", "irate", "deriv", "predict_linear", "histogram_quantile"].includes(node.name)
  );
}
