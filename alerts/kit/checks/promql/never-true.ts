import type { BinaryNode, ComparisonOperator, Node } from "../../../../metrics/kit/index.ts";
import { describeInterval, holds, isScalar, unitOf } from "../analysis/index.ts";
import type { Check, Fault } from "../check.ts";
import { handle } from "../subject/index.ts";

export const neverTrue: Check = {
  id: "promql/never-true",
  severity: "error",
  summary: "A comparison that cannot hold: what is compared never gets there.",
  why: "The alert can never fire, and nothing tells: it is simply always fine. Burn-rate alerts end up here when factor × budget reaches 1.",
  remedy: "Compare with something inside the range of values.",
  bad: 'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 5',
  good: 'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 0.05',
  of: "expression",
  run: (expr, _, { analysis }) =>
    expr.nodes.flatMap((node) => {
      if (!isComparison(node) || node.bool || (isScalar(node.left) && isScalar(node.right))) return [];
      const [left, right] = [analysis.values(node.left), analysis.values(node.right)];
      if (holds(node.op, left, right) !== "never") return [];
      const hint = hintOf(node);
      return [
        {
          message: `this never holds: the left side is ${describeInterval(left)}, the right side ${describeInterval(right)}.`,
          ...(hint === undefined ? {} : { hint }),
          at: handle(expr, node),
        } satisfies Fault,
      ];
    }),
};

/** Whether a node is a comparison. */
export function isComparison(node: Node): node is BinaryNode & { readonly op: ComparisonOperator } {
  return node.type === "binary" && ["==", "!=", ">", "<", ">=", "<="].includes(node.op);
}

function hintOf({ op, left, right }: BinaryNode): string | undefined {
  const counted = left.type === "aggregation" && (left.op === "count" || left.op === "group");
  if (counted && (op === "==" || op === "<" || op === "<="))
    return `${left.op}() of nothing is nothing, not 0: use absent(), or write (${left.op}(…) or vector(0)).`;
  if (left.type === "call" && left.name.startsWith("absent")) return `${left.name}() is 1 or nothing.`;
  if (right.type !== "number" || right.value <= 1 || right.value > 100) return undefined;
  return unitOf(left) === "ratio" ? `A share of ${right.value} % is ${right.value / 100}.` : undefined;
}
