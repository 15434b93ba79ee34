import { signatureOf } from "../../../../metrics/kit/reading/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const experimental: Check = {
  id: "promql/experimental",
  severity: "warning",
  summary:
    "A function, an aggregation or a modifier is known only to a Prometheus that was started with a feature flag.",
  why: "Every other Prometheus refuses the whole file, and what is an experiment can change in the next version.",
  remedy: "Use what is stable, or silence this where the flag is set.",
  bad: "mad_over_time(queue_length[1h]) > 5",
  good: "stddev_over_time(queue_length[1h]) > 5",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type === "call" && signatureOf(node.name)?.experimental === true)
        return [
          { message: `${node.name}() needs --enable-feature=promql-experimental-functions.`, at: handle(expr, node) },
        ];
      if (node.type === "aggregation" && (node.op === "limitk" || node.op === "limit_ratio"))
        return [
          { message: `${node.op} needs --enable-feature=promql-experimental-functions.`, at: handle(expr, node) },
        ];
      if (node.type === "selector" && node.edges !== undefined)
        return [
          { message: `${node.edges} needs --enable-feature=promql-extended-range-selectors.`, at: handle(expr, node) },
        ];
      return node.type === "binary" && node.fill !== undefined
        ? [{ message: "fill needs --enable-feature=promql-binop-fill-modifiers.", at: handle(expr, node) }]
        : [];
    }),
};
