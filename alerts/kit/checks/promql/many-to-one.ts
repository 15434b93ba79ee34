import { canHave, isScalar } from "../analysis/index.ts";
import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";

export const manyToOne: Check = {
  id: "promql/many-to-one",
  severity: "warning",
  summary:
    "One side of an operator is kept apart by more labels than on() matches, and no group_left or group_right says so.",
  why: "As soon as two series of that side have the same matching labels, the evaluation fails, and with it the whole alert.",
  remedy: "Add group_left() when the left side has more series, group_right() when the right side has.",
  bad: "sum by (job, route) (rate(http_request_errors_total[5m])) / on (job) sum by (job) (rate(http_requests_total[5m])) > 0.1",
  good: "sum by (job, route) (rate(http_request_errors_total[5m])) / on (job) group_left () sum by (job) (rate(http_requests_total[5m])) > 0.1",
  of: "expression",
  run: (expr, _, { analysis }) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "binary" || ["and", "or", "unless"].includes(node.op)) return [];
      const { matching } = node;
      if (matching?.mode !== "on" || matching.group !== undefined || isScalar(node.left) || isScalar(node.right))
        return [];
      const sides = [analysis.labels(node.left), analysis.labels(node.right)];
      // Nothing matches at all; that is another finding.
      if (matching.labels.some((label) => sides.some((one) => !canHave(one, label)))) return [];
      return (["left", "right"] as const).flatMap((side) => {
        const { only, names } = analysis.labels(node[side]);
        const more = only ? [...names].filter((label) => !matching.labels.includes(label)) : [];
        return more.length === 0
          ? []
          : [
              {
                message: `the ${side} side is also kept apart by ${more.sort().join(", ")}, which on() does not match.`,
                hint: `Add group_${side}() if several of them are to match one.`,
                at: whole(expr, matching),
              },
            ];
      });
    }),
};
