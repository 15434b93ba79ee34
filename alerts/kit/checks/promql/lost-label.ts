import type { AggregationNode, BinaryNode, Node } from "../../../../metrics/kit/index.ts";
import { canHave, describeLabels } from "../analysis/index.ts";
import type { Check, CheckContext, Fault } from "../check.ts";
import { type CheckedExpression, whole } from "../subject/index.ts";

export const lostLabel: Check = {
  id: "promql/lost-label",
  severity: "error",
  summary: "A label is asked for that was aggregated away before, or that no series there has.",
  why: "by(), group_left() and label_replace() find nothing to keep or to copy: the label is empty, and everything falls into one.",
  remedy: "Keep the label in the inner aggregation, or leave it out here.",
  bad: "max by (pod) (sum by (job) (queue_length)) > 100",
  good: "max by (job) (sum by (job, pod) (queue_length)) > 100",
  of: "expression",
  run: (expr, _, context) =>
    expr.nodes.flatMap((node) => {
      if (node.type === "aggregation") return ofGrouping(node, expr, context);
      if (node.type === "binary") return ofGroup(node, expr, context);
      return node.type === "call" && node.name === "label_replace" ? ofReplace(node.args, expr, context) : [];
    }),
};

function ofGrouping(
  { grouping, expr: inner, op }: AggregationNode,
  expr: CheckedExpression,
  { analysis }: CheckContext,
): readonly Fault[] {
  if (grouping?.mode !== "by") return [];
  const left = analysis.labels(inner);
  return grouping.labels
    .filter((label) => !canHave(left, label))
    .map((label) => ({
      message: `${op} by (${label}): what it aggregates has no label ${label} (has: ${describeLabels(left)}).`,
      at: whole(expr, grouping),
    }));
}

function ofGroup(
  { matching, left, right }: BinaryNode,
  expr: CheckedExpression,
  { analysis }: CheckContext,
): readonly Fault[] {
  const { group } = matching ?? {};
  if (matching === undefined || group === undefined) return [];
  const one = analysis.labels(group.side === "left" ? right : left);
  return group.labels
    .filter((label) => !canHave(one, label))
    .map((label) => ({
      message: `group_${group.side}(${label}): the other side has no label ${label} (has: ${describeLabels(one)}).`,
      at: whole(expr, matching),
    }));
}

function ofReplace(
  [inner, , , source]: readonly Node[],
  expr: CheckedExpression,
  { analysis }: CheckContext,
): readonly Fault[] {
  if (inner === undefined || source?.type !== "string" || source.value === "") return [];
  const left = analysis.labels(inner);
  if (canHave(left, source.value)) return [];
  return [
    {
      message: `there is no label ${source.value} to take the value from (has: ${describeLabels(left)}).`,
      at: whole(expr, source),
    },
  ];
}
