import { typeOf, whole } from "../../../../alerts/kit/checks/index.ts";
import { type Check, nothing } from "../check.ts";
import { isOpen } from "./open.ts";

export const rangeDrawn: Check = {
  id: "dashboards/range-drawn",
  severity: "error",
  summary: "A query over a range of time results in a range, or in a text.",
  why: "Prometheus refuses it: each point of a graph is one sample.",
  remedy: "Write rate(x[$__rate_interval]), or max_over_time(x[…]).",
  bad: "http_requests_in_flight[5m]",
  good: "max_over_time(http_requests_in_flight[5m])",
  of: "query",
  run: ({ expr, asks }) => {
    if (expr === undefined || asks === "moment" || isOpen(expr.nodes)) return nothing;
    const type = typeOf(expr.node);
    if (type !== "range" && type !== "string") return nothing;
    return [
      {
        message: `this is a ${type === "range" ? "range of samples" : "text"}, which no graph can draw.`,
        at: whole(expr, expr.node),
      },
    ];
  },
};
