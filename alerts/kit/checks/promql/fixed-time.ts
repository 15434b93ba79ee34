import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const fixedTime: Check = {
  id: "promql/fixed-time",
  severity: "warning",
  summary: "A selector is pinned to one moment by @.",
  why: "The rule returns the same at every evaluation until those samples are deleted, and nothing from then on.",
  remedy: "Use offset for a time before now.",
  bad: "queue_length @ 1767225600 > 100",
  good: "queue_length offset 1d > 100",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) =>
      (node.type === "selector" || node.type === "subquery") && typeof node.at === "number"
        ? [{ message: `@ ${node.at} is always the same moment.`, at: handle(expr, node) }]
        : [],
    ),
};
