import { hasVariable } from "../../../../metrics/kit/reading/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const scalarOfSeveral: Check = {
  id: "promql/scalar-of-several",
  severity: "warning",
  summary: "scalar() of a selector that several series can match.",
  why: "scalar() of anything but exactly one series is NaN, and no comparison with NaN holds.",
  remedy: "Aggregate first: scalar(sum(x)), or match by labels instead of scalar().",
  bad: "queue_length > scalar(queue_limit)",
  good: "queue_length > scalar(max(queue_limit))",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      const given = node.type === "call" && node.name === "scalar" ? node.args[0] : undefined;
      return given?.type === "selector" && !given.matchers.some(({ op, value }) => op === "=" || hasVariable(value))
        ? [{ message: `scalar() is NaN as soon as ${given.metric} has a second series.`, at: handle(expr, node) }]
        : [];
    }),
};
