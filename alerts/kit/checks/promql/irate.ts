import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const irate: Check = {
  id: "promql/irate",
  severity: "warning",
  summary: "An alert looks at irate() or idelta().",
  why: "They use the last two samples only: a short dip between them starts `for` anew, and what happened in between evaluations is never seen.",
  remedy: "Use rate() or delta() in alerts.",
  bad: "irate(http_request_errors_total[5m]) > 1",
  good: "rate(http_request_errors_total[5m]) > 1",
  of: "expression",
  run: (expr, rule) =>
    rule.kind !== "alert"
      ? []
      : expr.nodes.flatMap((node) =>
          node.type === "call" && (node.name === "irate" || node.name === "idelta")
            ? [{ message: `${node.name}() looks at two samples only.`, at: handle(expr, node) }]
            : [],
        ),
};
