import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const absentOfAggregate: Check = {
  id: "promql/absent-of-aggregate",
  severity: "warning",
  summary: "absent() of something aggregated by labels.",
  why: "It is 1 only when nothing at all is left, without any label: when one of several jobs is gone, it stays silent.",
  remedy: 'Write absent(x{job="…"}) once for each that has to be there, or compare with what was there before.',
  bad: "absent(sum by (job) (queue_length))",
  good: 'absent(queue_length{job="mail"})',
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) =>
      node.type === "call" &&
      node.name === "absent" &&
      node.args[0]?.type === "aggregation" &&
      (node.args[0].grouping?.labels.length ?? 0) > 0
        ? [{ message: "this is 1 only when all of them are gone.", at: handle(expr, node.args[0]) }]
        : [],
    ),
};
