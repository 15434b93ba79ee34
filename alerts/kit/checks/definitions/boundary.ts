import { type BinaryNode, type Node, nodesIn } from "../../../../metrics/kit/index.ts";
import type { Finding } from "../../../../problems/index.ts";
import type { Rule } from "../../rule.ts";

/** An alert with a threshold has a scenario at it: only there a limit that moved by a little is noticed. */
export function checkBoundary(rule: Rule, path: string): Finding[] {
  if (rule.kind !== "alert" || rule.scenarios.some(({ shows }) => shows === "boundary")) return [];
  const [first] = nodesIn(rule.expr.node).flatMap(thresholdOf);
  if (first === undefined) return [];
  return [
    {
      check: "alerts/boundary",
      severity: "warning",
      path,
      message: `it has a threshold (${first.op} ${first.limit}), and no scenario shows the value just at it.`,
      hint: 'Mark the scenario that does, or add one: silent(name, { shows: "boundary", series }).',
    },
  ];
}

/** Zero is none: what is above it is there, what is not is not. */
function thresholdOf(node: Node): readonly { readonly op: string; readonly limit: number }[] {
  if (node.type !== "binary" || node.bool === true || !ordering.has(node.op)) return [];
  const limit = [node.left, node.right].find((side) => side.type === "number");
  return limit?.type !== "number" || limit.value === 0 ? [] : [{ op: node.op, limit: limit.value }];
}

const ordering: ReadonlySet<BinaryNode["op"]> = new Set(["<", ">", "<=", ">="]);
