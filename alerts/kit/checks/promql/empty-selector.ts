import type { Matcher } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";

export const emptySelector: Check = {
  id: "promql/empty-selector",
  severity: "error",
  summary: "A selector has no name, and no matcher that demands a label.",
  why: "It would select every series there is; Prometheus refuses it.",
  remedy: "Name the metric.",
  bad: 'count({job=""}) > 1000000',
  good: 'count({job="api"}) > 1000000',
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) =>
      node.type === "selector" && node.metric === "" && node.matchers.every(takesNothing)
        ? [{ message: "this would select every series there is.", at: whole(expr, node) }]
        : [],
    ),
};

/** Whether a matcher takes series without the label. */
function takesNothing({ op, value }: Matcher): boolean {
  if (op === "=") return value === "";
  if (op === "!=") return value !== "";
  try {
    return new RegExp(`^(?:${value})$`, "su").test("") === (op === "=~");
  } catch {
    return false;
  }
}
