import { canHave } from "../analysis/index.ts";
import type { Check } from "../check.ts";
import { fieldText, handle } from "../subject/index.ts";

export const mixedInstances: Check = {
  id: "alerts/everything-mixed",
  severity: "info",
  summary:
    "An alert that wakes somebody aggregates everything there is into one number: no by(), no without(), no matcher.",
  why: "It cannot say where it happens, and a healthy service hides one that fails.",
  remedy: "Keep at least the job: sum by (job) (…), or choose one by a matcher.",
  bad: `- alert: Errors
  expr: sum(rate(http_request_errors_total[5m])) > 10
  for: 5m
  labels: {severity: critical}
  annotations: {summary: Requests fail, description: They end with a status of 500 or more}`,
  good: `- alert: Errors
  expr: sum by (job) (rate(http_request_errors_total[5m])) > 10
  for: 5m
  labels: {severity: critical}
  annotations: {summary: 'Requests to {{ $labels.job }} fail', description: They end with a status of 500 or more}`,
  of: "alert",
  run: ({ expr, labels }, { analysis }) => {
    const severity = fieldText(labels, "severity")?.value;
    if (expr === undefined || (severity !== "critical" && severity !== "page")) return [];
    const { only, names } = analysis.labels(expr.node);
    const aggregation = expr.nodes.find((node) => node.type === "aggregation");
    // A metric of one subject (chat_messages_total) needs no matcher; these are exposed by nearly everything.
    const general = expr.nodes.some(
      (node) => node.type === "selector" && /^(?:http|grpc|rpc|process|go|jvm|nodejs|up\b)/.test(node.metric),
    );
    const chosen = expr.nodes.some(
      (node) =>
        node.type === "selector" &&
        node.matchers.some(({ label, op }) => op === "=" && canHave(analysis.labels({ ...node, matchers: [] }), label)),
    );
    return aggregation !== undefined && only && names.size === 0 && general && !chosen
      ? [{ message: "this is one number for every job there is.", at: handle(expr, aggregation) }]
      : [];
  },
};
