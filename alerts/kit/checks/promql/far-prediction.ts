import { formatDuration } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";
import { lengthOf } from "./lengths.ts";

export const farPrediction: Check = {
  id: "promql/far-prediction",
  severity: "warning",
  summary: "predict_linear() looks much further ahead than back.",
  why: "The line through a few minutes says nothing about tomorrow: one burst of writes is enough for the alert.",
  remedy: "Look back at least a thirtieth of the time that is predicted.",
  bad: "predict_linear(disk_free_bytes[10m], 86400) < 0",
  good: "predict_linear(disk_free_bytes[6h], 86400) < 0",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "call" || node.name !== "predict_linear") return [];
      const [range, ahead] = node.args;
      const seconds = ahead === undefined ? undefined : constant(ahead);
      const back = range?.type === "range" ? lengthOf(range.range) : undefined;
      if (range === undefined || seconds === undefined || back === undefined || seconds * 1000 <= 30 * back) return [];
      return [
        {
          message: `it looks ${formatDuration(back)} back and ${formatDuration(Math.round(seconds) * 1000)} ahead.`,
          at: handle(expr, range),
        },
      ];
    }),
};

function constant(node: Parameters<typeof handle>[1]): number | undefined {
  if (node.type === "number") return node.value;
  if (node.type !== "binary" || node.op !== "*") return undefined;
  const [left, right] = [constant(node.left), constant(node.right)];
  return left === undefined || right === undefined ? undefined : left * right;
}
