import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";

export const aggregatedQuantile: Check = {
  id: "promql/aggregated-quantile",
  severity: "warning",
  summary: "Quantiles that a summary reports are summed or averaged.",
  why: "The average of several 99th percentiles is no percentile of anything; one slow instance of many disappears in it.",
  remedy: "Take max(), or use a histogram, whose buckets can be added up.",
  bad: 'avg by (job) (rpc_duration_seconds{quantile="0.99"}) > 1',
  good: 'max by (job) (rpc_duration_seconds{quantile="0.99"}) > 1',
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "aggregation" || (node.op !== "sum" && node.op !== "avg")) return [];
      const inner = node.expr;
      const matcher =
        inner.type === "selector"
          ? inner.matchers.find(({ label, value }) => label === "quantile" && value !== "")
          : undefined;
      return matcher === undefined
        ? []
        : [{ message: `${node.op}() of quantiles is no quantile.`, at: whole(expr, matcher) }];
    }),
};
