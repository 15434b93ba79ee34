import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const rateOfGauge: Check = {
  id: "promql/rate-of-gauge",
  severity: "warning",
  summary: "rate(), increase(), irate() or resets() of something that is no counter.",
  why: "They take every fall for a restart from zero and add the whole value again, so the result is far too large.",
  remedy: "Use delta() or deriv() for what goes up and down.",
  bad: "rate(disk_used_ratio[5m]) > 0.1",
  good: "deriv(disk_used_ratio[5m]) > 0.1",
  of: "expression",
  run: (expr, _, { analysis }) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "call" || !["rate", "increase", "irate", "resets"].includes(node.name)) return [];
      const [range] = node.args;
      if (range?.type !== "range" || analysis.kind(range.selector.metric) !== "gauge") return [];
      return [
        { message: `${range.selector.metric} is a gauge; ${node.name}() is for counters.`, at: handle(expr, node) },
      ];
    }),
};
