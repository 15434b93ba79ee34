import { formatDuration } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";
import { lengthOf } from "./lengths.ts";

export const beyondRetention: Check = {
  id: "promql/beyond-retention",
  severity: "error",
  summary: "A range or an offset goes further back than samples are kept.",
  why: "What is older is deleted: a range covers less than it says, an offset finds nothing.",
  remedy: "Keep samples longer, or look less far back.",
  bad: "queue_length > 2 * (queue_length offset 90d)",
  good: "queue_length > 2 * (queue_length offset 7d)",
  needs: { retention: 40 * 86_400_000 },
  of: "expression",
  run: (expr, _, { retention }) =>
    retention === undefined
      ? []
      : expr.nodes.flatMap((node) => {
          if (node.type !== "selector" && node.type !== "range" && node.type !== "subquery") return [];
          const shift = node.type === "range" ? undefined : node.offset;
          const back = (lengthOf(shift ?? "0s") ?? 0) + (node.type === "selector" ? 0 : (lengthOf(node.range) ?? 0));
          if (back <= retention) return [];
          return [
            {
              message: `this looks ${formatDuration(back)} back; samples are kept for ${formatDuration(retention)}.`,
              at: handle(expr, node),
            },
          ];
        }),
};
