import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const sortedResult: Check = {
  id: "promql/sorted",
  severity: "warning",
  summary: "A rule sorts its result.",
  why: "The series of a rule have no order; sort() has an effect in the answer of a query only.",
  remedy: "Leave it out.",
  bad: "sort_desc(queue_length > 100)",
  good: "queue_length > 100",
  of: "expression",
  run: (expr, { kind }) =>
    // A table shows the series in the order of the answer.
    (kind === "query" ? [] : expr.nodes).flatMap((node) =>
      node.type === "call" && /^sort(?:_desc|_by_label|_by_label_desc)?$/.test(node.name)
        ? [{ message: `${node.name}() changes nothing in a rule.`, at: handle(expr, node) }]
        : [],
    ),
};
