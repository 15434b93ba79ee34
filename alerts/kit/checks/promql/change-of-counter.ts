import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const changeOfCounter: Check = {
  id: "promql/delta-of-counter",
  severity: "warning",
  summary: "delta(), deriv(), idelta() or predict_linear() of a counter.",
  why: "They do not know about restarts: when the process starts again, the result falls far below zero.",
  remedy: "Use increase() or rate(), and predict from a rate.",
  bad: "delta(http_requests_total[5m]) > 1000",
  good: "increase(http_requests_total[5m]) > 1000",
  of: "expression",
  run: (expr, _, { analysis }) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "call" || !["delta", "deriv", "idelta", "predict_linear"].includes(node.name)) return [];
      const [range] = node.args;
      if (range?.type !== "range" || analysis.kind(range.selector.metric) !== "counter") return [];
      return [
        {
          message: `${range.selector.metric} is a counter, whose restarts ${node.name}() takes for falls.`,
          at: handle(expr, node),
        },
      ];
    }),
};
