import { handle } from "../../../../alerts/kit/checks/index.ts";
import { type Check, nothing } from "../check.ts";

export const rateInterval: Check = {
  id: "dashboards/rate-interval",
  severity: "warning",
  summary: "rate(), irate() or increase() of a graph has a range other than `$__rate_interval`.",
  why: "A fixed range misses what happens between two points once the reader looks at a day instead of an hour; `$__interval` holds too few samples when they look at five minutes.",
  remedy: "Write [$__rate_interval].",
  bad: "sum(rate(http_requests_total[5m]))",
  good: "sum(rate(http_requests_total[$__rate_interval]))",
  only: "files",
  of: "query",
  run: ({ expr, asks }) => {
    if (expr === undefined || asks === "moment") return nothing;
    return expr.nodes.flatMap((node) => {
      if (node.type !== "call" || !/^(?:rate|irate|increase)$/.test(node.name)) return nothing;
      const [range] = node.args;
      if (range?.type !== "range" || isRight(range.range)) return nothing;
      const message = /__interval/.test(range.range)
        ? `${node.name}() looks back ${range.range}, the step: where that is short there are too few samples in it.`
        : `${node.name}() looks back ${range.range}, whatever the step is.`;
      return [{ message, at: handle(expr, range) }];
    });
  },
};

// A variable of the dashboard's own is a choice that the reader makes.
function isRight(range: string): boolean {
  return /^\$\{?(?!__interval\b)/.test(range) || range.startsWith("[[") || /\$__rate_interval/.test(range);
}
