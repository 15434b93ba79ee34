import type { Node } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const nanInAggregate: Check = {
  id: "promql/nan-in-aggregate",
  severity: "warning",
  summary: "A sum or an average of ratios whose divisor can be 0.",
  why: "0 ÷ 0 is NaN, and one NaN makes the whole sum NaN: one idle instance hides all others.",
  remedy: "Divide the sums instead of summing the ratios, or keep idle series out with `> 0` on the divisor.",
  bad: "avg(rate(http_request_errors_total[5m]) / rate(http_requests_total[5m])) > 0.1",
  good: "sum(rate(http_request_errors_total[5m])) / sum(rate(http_requests_total[5m])) > 0.1",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "aggregation" || !["sum", "avg", "stddev", "stdvar"].includes(node.op)) return [];
      const division = node.expr;
      return division.type === "binary" && division.op === "/" && canBeIdle(division.right)
        ? [
            {
              message: `one series without traffic makes this NaN, and ${node.op}() with it.`,
              at: handle(expr, division),
            },
          ]
        : [];
    }),
};

/** A rate that is 0 while nothing happens. */
function canBeIdle(node: Node): boolean {
  if (node.type === "call") return ["rate", "increase", "irate", "delta"].includes(node.name);
  if (node.type === "aggregation") return canBeIdle(node.expr);
  return (
    node.type === "binary" && (node.op === "+" || node.op === "*") && canBeIdle(node.left) && canBeIdle(node.right)
  );
}
