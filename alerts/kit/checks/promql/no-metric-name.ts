import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";

export const noMetricName: Check = {
  id: "promql/no-metric-name",
  severity: "warning",
  summary: "A selector chooses series by labels only, without the name of a metric.",
  why: "It reads everything that a target exposes at each evaluation, and whatever it will expose tomorrow.",
  remedy: "Name the metric; to count series, use scrape_samples_scraped.",
  bad: 'sum({job="api"}) > 100',
  good: 'sum(queue_length{job="api"}) > 100',
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "selector" || node.metric !== "" || node.matchers.some(({ label }) => label === "__name__"))
        return [];
      // count({…}) is how series are counted, and nothing else says it.
      const counted = expr.nodes.some((one) => one.type === "aggregation" && one.op === "count" && one.expr === node);
      const informs = expr.nodes.some((one) => one.type === "call" && one.name === "info" && one.args.includes(node));
      return counted || informs ? [] : [{ message: "this selector has no metric's name.", at: whole(expr, node) }];
    }),
};
