import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";

export const bucketBound: Check = {
  id: "promql/bucket-bound",
  severity: "warning",
  summary: "A matcher on `le` or `quantile` names a whole number.",
  why: 'Since 3.0 Prometheus keeps these labels as floats: the bucket up to one second has le="1.0", and le="1" selects nothing.',
  remedy: "Write 1.0 instead of 1.",
  bad: 'rate(http_request_duration_seconds_bucket{le="1"}[5m]) < 1',
  good: 'rate(http_request_duration_seconds_bucket{le="1.0"}[5m]) < 1',
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "selector") return [];
      return node.matchers
        .filter(({ label, op, value }) => (label === "le" || label === "quantile") && op === "=" && /^\d+$/.test(value))
        .map((matcher) => ({
          message: `Prometheus 3 keeps this bound as ${matcher.label}="${matcher.value}.0".`,
          hint: `Write ${matcher.value}.0, or ${matcher.label}=~"${matcher.value}(\\\\.0)?" while a 2.x reads the rule too.`,
          at: whole(expr, matcher),
        }));
    }),
};
