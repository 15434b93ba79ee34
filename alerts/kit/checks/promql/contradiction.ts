import { type BinaryNode, type Node, printNode } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";
import { isComparison } from "./never-true.ts";

export const contradiction: Check = {
  id: "promql/contradiction",
  severity: "error",
  summary: "The same value has to be above one limit and below a smaller one.",
  why: "No value is both, so the alert never fires.",
  remedy: "Swap the limits, or write `or` where either is wrong.",
  bad: "queue_length > 100 and queue_length < 10",
  good: "queue_length > 100 or queue_length < 10",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "binary" || node.op !== "and" || node.matching !== undefined) return [];
      const limits = [...limitsIn(node.left), ...limitsIn(node.right)];
      const clash = limits.some((low) => limits.some((high) => low.text === high.text && excludes(low, high)));
      return clash ? [{ message: "no value can satisfy both sides.", at: handle(expr, node) }] : [];
    }),
};

interface Limit {
  readonly text: string;
  readonly above: boolean;
  readonly strict: boolean;
  readonly value: number;
}

function limitsIn(node: Node): readonly Limit[] {
  if (node.type === "binary" && node.op === "and") return [...limitsIn(node.left), ...limitsIn(node.right)];
  if (!isComparison(node) || node.bool) return [];
  const { op, left, right }: BinaryNode = node;
  if (op === "==" || op === "!=") return [];
  // x > 10 > 5 nests: both limits are on x.
  const inner = limitsIn(left);
  const subject = inner[0]?.text ?? printNode(left);
  if (right.type !== "number") return inner;
  return [...inner, { text: subject, above: op.startsWith(">"), strict: !op.endsWith("="), value: right.value }];
}

function excludes(low: Limit, high: Limit): boolean {
  if (!low.above || high.above) return false;
  return low.value > high.value || (low.value === high.value && (low.strict || high.strict));
}
