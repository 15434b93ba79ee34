import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";

export const noSeverity: Check = {
  id: "alerts/no-severity",
  severity: "warning",
  summary: "An alert has no label `severity`.",
  why: "Routes tell a page from a ticket by it; without it the alert goes wherever the default leads.",
  remedy: "Add `severity: critical`, `warning` or `info` to its labels, or to those of its group.",
  bad: "- {alert: QueueFull, expr: queue_length > 100, annotations: {summary: The queue is full}}",
  good: "- {alert: QueueFull, expr: queue_length > 100, labels: {severity: warning}, annotations: {summary: The queue is full}}",
  of: "alert",
  run: (rule, context) => {
    const labels = [...rule.labels, ...(context.groupOf(rule)?.labels ?? [])];
    return labels.some(({ name }) => name.value === "severity")
      ? []
      : [{ message: "it has no label severity.", at: within(rule.name) }];
  },
};
