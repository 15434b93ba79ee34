import type { Expression, LabelsOf } from "../../metrics/kit/index.ts";

/** What a panel can draw: one number, or one number per series. A range of samples does not compile. */
export type Drawable = Expression<"instant" | "scalar">;

export type { LabelsOf };

/** Labels of the result where the outermost step names them; undefined where only the compiler knows. */
export function groupedBy({ node }: Drawable): readonly string[] | undefined {
  if (node.type !== "aggregation") return undefined;
  // topk and bottomk keep the labels of their argument; count_values adds one.
  if (["topk", "bottomk", "count_values"].includes(node.op)) return undefined;
  if (node.grouping === undefined) return [];
  return node.grouping.mode === "by" ? node.grouping.labels : undefined;
}
