import { describeInterval, holds } from "../analysis/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";
import { isComparison } from "./never-true.ts";

export const alwaysTrue: Check = {
  id: "promql/always-true",
  severity: "error",
  summary: "A comparison that always holds.",
  why: "It filters nothing out: the alert fires for as long as the series exist.",
  remedy: "Compare with something inside the range of values.",
  bad: 'up{job="api"} >= 0',
  good: 'up{job="api"} == 0',
  of: "expression",
  run: (expr, rule, { analysis }) =>
    rule.kind !== "alert" || rule.alwaysFiring
      ? []
      : expr.nodes.flatMap((node) => {
          if (!isComparison(node) || node.bool || node.left.type === "number") return [];
          const [left, right] = [analysis.values(node.left), analysis.values(node.right)];
          // Bounds that are known to be reached; `or vector(0)` beside a count is a constant that is meant.
          if (holds(node.op, left, right) !== "always" || left.least === left.most) return [];
          return [
            {
              message: `this always holds: the left side is ${describeInterval(left)}, the right side ${describeInterval(right)}.`,
              at: handle(expr, node),
            },
          ];
        }),
};
