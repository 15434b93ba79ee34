import type { AggregationNode } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const chosenSeries: Check = {
  id: "promql/chosen-series",
  severity: "warning",
  summary: "An alert looks at the largest or smallest few series by topk(), bottomk() or limitk().",
  why: "Which series are chosen changes from one evaluation to the next: each change resolves one alert and starts `for` of another anew.",
  remedy: "Compare all of them with the limit; topk() is for dashboards.",
  bad: "topk(3, queue_length) > 100",
  good: "queue_length > 100",
  of: "expression",
  run: (expr, rule) =>
    rule.kind !== "alert"
      ? []
      : expr.nodes.flatMap((node) =>
          node.type === "aggregation" && (node.op === "topk" || node.op === "bottomk") && !isDeduplicating(node)
            ? [{ message: `${node.op}() chooses other series each time.`, at: handle(expr, node) }]
            : [],
        ),
};

/** The one series of each group that a join may match. */
function isDeduplicating({ grouping, parameter }: AggregationNode): boolean {
  return grouping !== undefined && parameter?.type === "number" && parameter.value === 1;
}
