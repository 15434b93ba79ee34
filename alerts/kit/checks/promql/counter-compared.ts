import type { Node } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const counterCompared: Check = {
  id: "promql/counter-compared",
  severity: "warning",
  summary: "A counter's own value is compared with a limit.",
  why: "It grows from the start of the process until its end: above the limit it stays, and a restart resolves the alert.",
  remedy: "Compare its rate() or increase().",
  bad: "http_request_errors_total > 100",
  good: "increase(http_request_errors_total[10m]) > 100",
  of: "expression",
  run: (expr, _, { analysis }) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "binary" || !["==", "!=", ">", "<", ">=", "<="].includes(node.op)) return [];
      const [value, limit] = node.left.type === "number" ? [node.right, node.left] : [node.left, node.right];
      const counter = limit.type === "number" ? bare(value) : undefined;
      // Born or not is what == 0 and > 0 ask.
      if (counter === undefined || analysis.kind(counter.metric) !== "counter" || isZero(limit)) return [];
      return [
        {
          message: `${counter.metric} is a counter: it only grows until the process restarts.`,
          at: handle(expr, counter),
        },
      ];
    }),
};

/** The selector whose samples are taken as they are. */
function bare(node: Node): Extract<Node, { type: "selector" }> | undefined {
  if (node.type === "selector") return node;
  if (node.type === "aggregation" && ["sum", "min", "max", "avg"].includes(node.op)) return bare(node.expr);
  if (node.type !== "call" || !/^(?:max|min|avg|last)_over_time$/.test(node.name)) return undefined;
  return node.args[0]?.type === "range" ? node.args[0].selector : undefined;
}

function isZero(node: Node): boolean {
  return node.type === "number" && node.value === 0;
}
