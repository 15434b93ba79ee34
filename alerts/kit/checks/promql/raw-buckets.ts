import type { Node } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const rawBuckets: Check = {
  id: "promql/raw-buckets",
  severity: "warning",
  summary: "histogram_quantile() of buckets as they are, without rate().",
  why: "The buckets count since the process started: the quantile is that of its whole life and hardly moves when things get slow.",
  remedy: "Take the rate() of the buckets first.",
  bad: "histogram_quantile(0.99, sum by (le) (http_request_duration_seconds_bucket)) > 1",
  good: "histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 1",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      const buckets = node.type === "call" && node.name === "histogram_quantile" ? node.args[1] : undefined;
      const bare = buckets === undefined ? undefined : bareBuckets(buckets);
      return bare === undefined
        ? []
        : [{ message: `${bare.metric} counts since the start of the process.`, at: handle(expr, bare) }];
    }),
};

function bareBuckets(node: Node): Extract<Node, { type: "selector" }> | undefined {
  if (node.type === "aggregation") return bareBuckets(node.expr);
  return node.type === "selector" && node.metric.endsWith("_bucket") ? node : undefined;
}
