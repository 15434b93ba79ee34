import type { Node } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";

export const condition: Check = {
  id: "alerts/condition",
  severity: "error",
  summary: "The expression of an alert compares nothing, or with `bool`, so that it always returns something.",
  why: "An alert fires for every series that its expression returns, whatever its value: this one fires for as long as the series exist.",
  remedy: "Compare with a limit, use absent(), or say alwaysFiring.",
  bad: "sum(rate(http_request_errors_total[5m]))",
  good: "sum(rate(http_request_errors_total[5m])) > 10",
  of: "alert",
  run: ({ expr, alwaysFiring }) => {
    if (expr === undefined || alwaysFiring || canBeEmpty(expr.node)) return [];
    const { node } = expr;
    const at = whole(expr, node);
    if (node.type === "binary" && node.bool)
      return [
        {
          message: "with bool its comparison answers 0 or 1 instead of nothing, and an alert fires for 0 as well.",
          hint: "Drop bool.",
          at,
        },
      ];
    return [{ message: "its expression compares nothing, so it would fire for as long as the series exist.", at }];
  },
};

/** Whether an expression can return nothing although its series are there. */
export function canBeEmpty(node: Node): boolean {
  switch (node.type) {
    case "aggregation":
    case "negation":
    case "subquery":
      return canBeEmpty(node.expr);
    case "call":
      if (node.name === "absent" || node.name === "absent_over_time") return true;
      return node.args.some(canBeEmpty);
    case "binary":
      return binaryCanBeEmpty(node);
    // Alerts that fire are a condition that was evaluated before.
    case "selector":
      return node.metric === "ALERTS";
    default:
      return false;
  }
}

function binaryCanBeEmpty({ op, bool, left, right }: Extract<Node, { type: "binary" }>): boolean {
  switch (op) {
    case "==":
    case "!=":
    case ">":
    case "<":
    case ">=":
    case "<=":
      return bool !== true || canBeEmpty(left) || canBeEmpty(right);
    case "or":
      return canBeEmpty(left) && canBeEmpty(right);
    case "unless":
      return true;
    default:
      return canBeEmpty(left) || canBeEmpty(right);
  }
}
