import type { Check } from "../check.ts";
import { fieldText, within } from "../subject/index.ts";

export const noRunbook: Check = {
  id: "alerts/no-runbook",
  severity: "info",
  summary:
    "An alert that wakes somebody says nowhere what to do: it is critical and has neither `runbook_url` nor `action` nor a description.",
  why: "Whoever is woken by it begins with a search.",
  remedy: "Add runbook_url, or one line in `action`.",
  bad: "- {alert: QueueFull, expr: queue_length > 100, labels: {severity: critical}, annotations: {summary: The queue is full}}",
  good: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: critical}
  annotations: {summary: The queue is full, runbook_url: 'https://wiki.shop.test/QueueFull'}`,
  of: "alert",
  run: ({ name, labels, annotations }) => {
    const severity = fieldText(labels, "severity")?.value;
    const says = ["runbook_url", "runbook", "action", "description", "message"].some(
      (one) => fieldText(annotations, one) !== undefined,
    );
    return (severity === "critical" || severity === "page") && !says
      ? [{ message: "nothing says what to do when it fires.", at: within(name) }]
      : [];
  },
};
