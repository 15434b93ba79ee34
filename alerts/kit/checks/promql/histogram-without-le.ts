import { canHave } from "../analysis/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const histogramWithoutLe: Check = {
  id: "promql/histogram-without-le",
  severity: "error",
  summary: "histogram_quantile() or histogram_fraction() of buckets whose label `le` was aggregated away.",
  why: "Without `le` nobody knows which bucket a count belongs to: the result is empty, and the alert never fires.",
  remedy: "Keep it: sum by (le, …) (rate(x_bucket[5m])).",
  bad: "histogram_quantile(0.99, sum by (job) (rate(http_request_duration_seconds_bucket[5m]))) > 1",
  good: "histogram_quantile(0.99, sum by (job, le) (rate(http_request_duration_seconds_bucket[5m]))) > 1",
  of: "expression",
  run: (expr, _, { analysis }) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "call" || !/^histogram_(?:quantile|fraction)$/.test(node.name)) return [];
      const buckets = node.args.at(-1);
      if (buckets === undefined || canHave(analysis.labels(buckets), "le")) return [];
      // Native histograms have no le.
      const classic = expr.nodes.some((one) => one.type === "selector" && one.metric.endsWith("_bucket"));
      return classic ? [{ message: `what ${node.name}() gets here has no label le.`, at: handle(expr, node) }] : [];
    }),
};
