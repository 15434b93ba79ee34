import type { Node } from "../../../metrics/kit/index.ts";
import type { Finding } from "../../../problems/index.ts";
import { fault } from "../fault.ts";
import type { Rule } from "../rule.ts";

/** An alert fires for every series its expression returns, so the expression must be able to return none. */
export function checkCanBeEmpty(rule: Rule, path: string): Finding[] {
  if (rule.kind !== "alert") return [];
  const quiet = canBeEmpty(rule.expr.node);
  if (quiet && rule.alwaysFiring)
    return [fault("always-firing", path, "it says alwaysFiring, but its expression can be empty.", "Use vector(1).")];
  if (quiet || rule.alwaysFiring) return [];
  return [
    fault(
      "condition",
      path,
      "its expression compares nothing, so it would fire for as long as the series exist.",
      "Compare with a limit, use absent(), or say alwaysFiring.",
    ),
  ];
}

function canBeEmpty(node: Node): boolean {
  switch (node.type) {
    case "aggregation":
    case "negation":
      return canBeEmpty(node.expr);
    case "call":
      if (node.name === "absent" || node.name === "absent_over_time") return true;
      return node.args.some(canBeEmpty);
    case "subquery":
      return canBeEmpty(node.expr);
    case "binary":
      return binaryCanBeEmpty(node);
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
