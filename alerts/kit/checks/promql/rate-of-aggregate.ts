import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const rateOfAggregate: Check = {
  id: "promql/rate-of-aggregate",
  severity: "error",
  summary: "rate(), increase() or irate() of a sum, instead of the sum of rates.",
  why: "When one process restarts, the sum falls by what that one had counted; rate() takes this for a restart of everything and reports a burst that never was.",
  remedy: "Turn it round: sum(rate(x[5m])), never rate(sum(x)[5m:]).",
  bad: "rate(sum(http_requests_total)[5m:1m]) > 100",
  good: "sum(rate(http_requests_total[5m])) > 100",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "call" || !["rate", "increase", "irate"].includes(node.name)) return [];
      const [range] = node.args;
      if (range?.type !== "subquery" || range.expr.type !== "aggregation") return [];
      if (!["sum", "avg", "count", "min", "max"].includes(range.expr.op)) return [];
      return [
        {
          message: `${node.name}() of ${range.expr.op}() sees a restart of one as a restart of all.`,
          at: handle(expr, node),
        },
      ];
    }),
};
