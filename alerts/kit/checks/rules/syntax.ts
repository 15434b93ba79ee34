import type { Check } from "../check.ts";

export const syntax: Check = {
  id: "promql/syntax",
  severity: "error",
  summary: "An expression is not PromQL.",
  why: "Prometheus refuses the whole file, and goes on with the rules it had, or does not start.",
  remedy: "Correct it at the place that is marked.",
  bad: "sum(rate(http_request_errors_total[5m]) > 10",
  good: "sum(rate(http_request_errors_total[5m])) > 10",
  of: "rule",
  run: ({ unread }) => (unread === undefined ? [] : [unread]),
};
