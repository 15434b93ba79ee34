import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";

export const noSummary: Check = {
  id: "alerts/no-summary",
  severity: "warning",
  summary: "An alert says nothing: it has neither `summary` nor `description` nor `message`.",
  why: "Whoever is woken by it sees a name and labels, and has to read the rule first.",
  remedy: "Say in one line what is wrong, with the labels that tell where.",
  bad: "- {alert: QueueFull, expr: queue_length > 100, labels: {severity: warning}}",
  good: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning}
  annotations: {summary: 'The queue of {{ $labels.instance }} is full'}`,
  of: "alert",
  run: ({ name, annotations }) =>
    annotations.some((one) => ["summary", "description", "message"].includes(one.name.value))
      ? []
      : [{ message: "it has neither summary nor description.", at: within(name) }],
};
