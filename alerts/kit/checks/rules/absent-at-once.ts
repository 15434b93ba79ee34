import { formatDuration } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { lengthOf } from "../promql/index.ts";
import { handle } from "../subject/index.ts";

export const absentAtOnce: Check = {
  id: "alerts/absent-at-once",
  severity: "warning",
  summary: "An alert on absent() does not wait for two scrapes.",
  why: "After a restart of Prometheus rules are evaluated before targets are scraped: everything is absent for a moment.",
  remedy: "Give it a `for` of a few minutes.",
  bad: `- alert: MailGone
  expr: absent(up{job="mail"})
  labels: {severity: warning}
  annotations: {summary: Nothing is known about mail}`,
  good: `- alert: MailGone
  expr: absent(up{job="mail"})
  for: 5m
  labels: {severity: warning}
  annotations: {summary: Nothing is known about mail}`,
  of: "alert",
  run: (rule, { scrapeInterval }) => {
    const { expr } = rule;
    const wait = rule.for === undefined ? 0 : lengthOf(rule.for.value);
    if (expr === undefined || wait === undefined || wait >= 2 * scrapeInterval) return [];
    return expr.nodes.flatMap((node) =>
      node.type === "call" && node.name === "absent"
        ? [
            {
              message: `it fires when one scrape is late: samples come every ${formatDuration(scrapeInterval)}, and it waits ${formatDuration(wait)}.`,
              at: handle(expr, node),
            },
          ]
        : [],
    );
  },
};
