import { didYouMean } from "../../../../problems/index.ts";
import { canHave, describeLabels } from "../analysis/index.ts";
import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";
import { begins, labelsRead, templatesOf } from "./templates.ts";

export const templateLabel: Check = {
  id: "template/unknown-label",
  severity: "error",
  summary:
    "A text shows a label that the expression does not leave: aggregated away, misspelt, or set by the rule itself.",
  why: "The text has a hole where it should say what is wrong: Prometheus inserts nothing, without a word.",
  remedy: "Keep the label in the expression with by(), or show another one.",
  bad: `- alert: QueueFull
  expr: max by (job) (queue_length) > 100
  labels: {severity: warning}
  annotations: {summary: 'The queue of {{ $labels.instance }} is full'}`,
  good: `- alert: QueueFull
  expr: max by (job, instance) (queue_length) > 100
  labels: {severity: warning}
  annotations: {summary: 'The queue of {{ $labels.instance }} is full'}`,
  of: "alert",
  run: (rule, { analysis }) => {
    if (rule.expr === undefined) return [];
    const left = analysis.labels(rule.expr.node);
    const own = rule.labels.map(({ name }) => name.value);
    return templatesOf(rule).flatMap(({ field, actions }) => {
      // A text that asks first is shared between rules.
      const asked = new Set(
        actions
          .filter((action) => begins(action, "if", "with"))
          .flatMap((action) => labelsRead(action, "$labels").map(({ label }) => label)),
      );
      return actions.flatMap((action) =>
        labelsRead(action, "$labels")
          .filter(({ label }) => !canHave(left, label) && !asked.has(label))
          .map(({ label, token }) => {
            const meant = left.only ? didYouMean(label, [...left.names]) : undefined;
            const hint = own.includes(label)
              ? { hint: "The rule's own labels are not in $labels; write its value." }
              : meant === undefined
                ? {}
                : { hint: `Is ${meant} meant?` };
            return {
              message: `the expression leaves no label ${label} (leaves: ${describeLabels(left)}).`,
              ...hint,
              at: within(field.value, token.from, token.to),
            };
          }),
      );
    });
  },
};
