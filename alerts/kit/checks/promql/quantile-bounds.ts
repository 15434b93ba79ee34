import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";

export const quantileBounds: Check = {
  id: "promql/quantile",
  severity: "error",
  summary: "A quantile lies outside of 0 to 1.",
  why: "Above 1 the result is +Inf, below 0 it is -Inf, whatever was measured.",
  remedy: "Write the 95th percentile as 0.95.",
  bad: "histogram_quantile(95, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 1",
  good: "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 1",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      const given =
        node.type === "call" && (node.name === "histogram_quantile" || node.name === "quantile_over_time")
          ? node.args[0]
          : node.type === "aggregation" && node.op === "quantile"
            ? node.parameter
            : undefined;
      if (given?.type !== "number" || !(given.value < 0 || given.value > 1)) return [];
      const percent = given.value > 1 && given.value <= 100 ? { hint: `Write ${given.value / 100}.` } : {};
      return [{ message: `a quantile is from 0 to 1; this is ${given.value}.`, ...percent, at: whole(expr, given) }];
    }),
};
