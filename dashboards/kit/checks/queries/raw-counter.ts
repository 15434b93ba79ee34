import { handle } from "../../../../alerts/kit/checks/index.ts";
import type { Node, SelectorNode } from "../../../../metrics/kit/index.ts";
import { type Check, nothing } from "../check.ts";

export const rawCounter: Check = {
  id: "dashboards/raw-counter",
  severity: "warning",
  summary: "A counter is drawn as it is, without rate() or increase().",
  why: "It only grows, from whenever the process started: the height of the line says how long ago that was.",
  remedy: "Draw its rate() or increase().",
  bad: 'sum by (route) (http_requests_total{job="api"})',
  good: 'sum by (route) (rate(http_requests_total{job="api"}[$__rate_interval]))',
  of: "query",
  run: ({ expr }, _, { analysis }) => {
    if (expr === undefined) return nothing;
    return drawn(expr.node)
      .filter(({ metric }) => analysis.kind(metric) === "counter")
      .map((selector) => ({ message: `${selector.metric} only grows.`, at: handle(expr, selector) }));
  },
};

/** The selectors whose own values reach the result. */
function drawn(node: Node): readonly SelectorNode[] {
  switch (node.type) {
    case "selector":
      return [node];
    case "aggregation":
      return node.op === "count" || node.op === "group" ? [] : drawn(node.expr);
    case "negation":
      return drawn(node.expr);
    case "subquery":
      return drawn(node.expr);
    case "range":
      return [node.selector];
    case "binary":
      // What began and what ended: their difference is how many are on the way.
      if (node.op === "-" && isBare(node.left) && isBare(node.right)) return [];
      // What is compared or joined by a set operator does not show; a difference of counters and their ratio do.
      if (node.bool) return [];
      return ["and", "unless"].includes(node.op) || comparisons.has(node.op)
        ? drawn(node.left)
        : [...drawn(node.left), ...drawn(node.right)];
    case "call":
      return keeps.has(node.name) ? node.args.flatMap(drawn) : [];
    default:
      return [];
  }
}

function isBare(node: Node): boolean {
  return node.type === "selector" || (node.type === "aggregation" && node.op === "sum" && isBare(node.expr));
}

const comparisons = new Set(["==", "!=", ">", "<", ">=", "<="]);

/** Functions whose result is a value of their argument, or follows it; a quantile of raw buckets is another finding. */
const keeps = new Set(
  "abs ceil floor round clamp clamp_min clamp_max sort sort_desc sort_by_label sort_by_label_desc label_replace label_join last_over_time max_over_time min_over_time avg_over_time sum_over_time first_over_time scalar vector".split(
    " ",
  ),
);
