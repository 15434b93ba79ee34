import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";

export const recordTemplate: Check = {
  id: "template/in-record",
  severity: "warning",
  summary: "A label of a record is written as a template.",
  why: "Prometheus fills in templates of alerts only: the label keeps the braces.",
  remedy: "Keep the label in the expression, or copy it with label_replace().",
  bad: "- {record: 'job:queue_length:max', expr: max by (job) (queue_length), labels: {of: '{{ $labels.job }}'}}",
  good: "- {record: 'job:queue_length:max', expr: max by (job) (queue_length), labels: {of: mail}}",
  of: "rule",
  run: ({ kind, labels, typed }) =>
    kind === "alert" || typed
      ? []
      : labels
          .filter(({ value }) => value.value.includes("{{"))
          .map(({ value }) => ({ message: "labels of a record are no templates.", at: within(value) })),
};
