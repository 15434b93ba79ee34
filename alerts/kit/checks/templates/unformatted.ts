import type { Node } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";
import { templatesOf } from "./templates.ts";

export const unformattedValue: Check = {
  id: "template/unformatted-value",
  severity: "info",
  summary: "A calculated value is shown with all its digits.",
  why: "A rate or a quotient reads 0.07142857142857142, which nobody takes in at a glance.",
  remedy: "Format it: humanize, humanizePercentage, or printf with %.2f.",
  bad: `- alert: Errors
  expr: rate(http_request_errors_total[5m]) > 0.1
  for: 5m
  labels: {severity: warning}
  annotations: {summary: '{{ $value }} requests a second fail'}`,
  good: `- alert: Errors
  expr: rate(http_request_errors_total[5m]) > 0.1
  for: 5m
  labels: {severity: warning}
  annotations: {summary: '{{ $value | humanize }} requests a second fail'}`,
  of: "alert",
  run: (rule) =>
    rule.expr === undefined || !isCalculated(rule.expr.node)
      ? []
      : templatesOf(rule).flatMap((one) =>
          one.in === "label"
            ? []
            : one.actions
                .filter(
                  ({ tokens }) =>
                    tokens.length === 1 && (tokens[0]?.value === "$value" || tokens[0]?.value === ".Value"),
                )
                .map(({ from, to }) => ({
                  message: "this shows all digits of what was calculated.",
                  at: within(one.field.value, from, to),
                })),
        ),
};

/** What the comparison lets through is not a whole number. */
function isCalculated(node: Node): boolean {
  switch (node.type) {
    case "binary":
      if (node.op === "/") return true;
      return ["==", "!=", ">", "<", ">=", "<=", "and", "unless"].includes(node.op) && isCalculated(node.left);
    case "aggregation":
      return node.op === "avg" || (node.op !== "count" && node.op !== "group" && isCalculated(node.expr));
    case "call":
      return ["rate", "irate", "deriv", "histogram_quantile", "predict_linear", "avg_over_time"].includes(node.name);
    default:
      return false;
  }
}
