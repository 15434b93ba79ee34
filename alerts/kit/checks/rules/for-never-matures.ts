import type { Node } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { lengthOf } from "../promql/index.ts";
import { within } from "../subject/index.ts";

export const forNeverMatures: Check = {
  id: "alerts/for-never-matures",
  severity: "warning",
  summary: "An alert on changes() or resets() above 0 waits as long as its own window, or longer.",
  why: "A restart or a switch is seen for as long as the window only. Unless another follows within it, the expression is empty before `for` is over, and the alert never fires.",
  remedy: "Make `for` shorter than the window, or leave it out.",
  bad: `- alert: LeaderChanged
  expr: changes(leader_id[5m]) > 0
  for: 10m
  labels: {severity: warning}
  annotations: {summary: Another one leads}`,
  good: `- alert: LeaderChanged
  expr: changes(leader_id[30m]) > 0
  for: 1m
  labels: {severity: warning}
  annotations: {summary: Another one leads}`,
  of: "alert",
  run: (rule) => {
    const wait = rule.for === undefined ? undefined : lengthOf(rule.for.value);
    const window = rule.expr === undefined ? undefined : eventWindow(rule.expr.node);
    const length = window === undefined ? undefined : lengthOf(window);
    if (rule.for === undefined || wait === undefined || length === undefined || wait < length) return [];
    return [
      {
        message: `a single event is seen for ${window} only; it has to last for ${rule.for.value}.`,
        at: within(rule.for),
      },
    ];
  },
};

/** The window in which one event is enough. */
function eventWindow(node: Node): string | undefined {
  if (node.type !== "binary" || node.op !== ">" || node.right.type !== "number" || node.right.value !== 0)
    return undefined;
  let inner = node.left;
  while (inner.type === "aggregation") inner = inner.expr;
  // increase() above 0 for a while is how "it goes on failing" is written.
  if (inner.type !== "call" || (inner.name !== "changes" && inner.name !== "resets")) return undefined;
  return inner.args[0]?.type === "range" ? inner.args[0].range : undefined;
}
