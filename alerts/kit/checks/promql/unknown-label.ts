import { didYouMean } from "../../../../problems/index.ts";
import type { Check } from "../check.ts";
import { exampleMetrics } from "../known-metrics.ts";
import { whole } from "../subject/index.ts";

export const unknownLabel: Check = {
  id: "promql/unknown-label",
  severity: "error",
  summary: "A matcher demands a label that the metric does not have; found only where the metrics' labels are known.",
  why: "No series has it, so the selector is empty and the alert never fires.",
  remedy: "Correct the label's name.",
  bad: 'queue_length{qeue="mail"} > 100',
  good: 'queue_length{queue="mail"} > 100',
  needs: { metrics: exampleMetrics },
  of: "expression",
  run: (expr, _, { metrics }) =>
    expr.nodes.flatMap((node) => {
      const labels = node.type === "selector" ? metrics?.labelsOf?.(node.metric) : undefined;
      if (node.type !== "selector" || labels === undefined) return [];
      return node.matchers
        .filter(
          ({ label, op, value }) =>
            !labels.includes(label) &&
            label !== "job" &&
            label !== "instance" &&
            label !== "__name__" &&
            demands(op, value),
        )
        .map((matcher) => {
          const meant = didYouMean(matcher.label, labels);
          return {
            message: `${node.metric} has no label ${matcher.label} (has: ${labels.join(", ") || "none"}).`,
            ...(meant === undefined ? {} : { hint: `Is ${meant} meant?` }),
            at: whole(expr, matcher),
          };
        });
    }),
};

function demands(op: string, value: string): boolean {
  if (op === "=") return value !== "";
  return op === "=~" && !/^\.\*$|^$|\|$|^\|/.test(value);
}
