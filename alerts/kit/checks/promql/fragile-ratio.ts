import type { Node } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const fragileRatio: Check = {
  id: "promql/fragile-ratio",
  severity: "warning",
  summary: "A ratio between metrics of two names, aggregated over instances, fires at once, without `for`.",
  why: "After a restart of Prometheus or of the instances their samples come in one after the other: for a moment one side is counted and the other is not.",
  remedy: "Give the alert a `for` of a few minutes.",
  bad: `- alert: TooFewWorkers
  expr: sum(queue_workers_busy) / sum(queue_workers) > 0.9
  labels: {severity: warning}
  annotations: {summary: Hardly any worker is free}`,
  good: `- alert: TooFewWorkers
  expr: sum(queue_workers_busy) / sum(queue_workers) > 0.9
  for: 5m
  labels: {severity: warning}
  annotations: {summary: Hardly any worker is free}`,
  of: "expression",
  run: (expr, rule) => {
    if (rule.kind !== "alert" || rule.for !== undefined) return [];
    return expr.nodes.flatMap((node) => {
      if (node.type !== "binary" || node.op !== "/") return [];
      const [left, right] = [merged(node.left), merged(node.right)];
      // A window smooths what a moment does.
      return left !== undefined && right !== undefined && left !== right
        ? [{ message: "for a moment after a restart this counts one side and not the other.", at: handle(expr, node) }]
        : [];
    });
  },
};

/** The metric whose momentary values are merged. */
function merged(node: Node): string | undefined {
  if (node.type !== "aggregation" || !["sum", "count", "avg"].includes(node.op)) return undefined;
  return node.expr.type === "selector" ? node.expr.metric : undefined;
}
