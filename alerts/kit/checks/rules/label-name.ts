import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";

export const labelName: Check = {
  id: "alerts/label-name",
  severity: "error",
  summary: "A label's or an annotation's name cannot be, or is one that Prometheus sets itself.",
  why: "Prometheus refuses the file, or overwrites the label.",
  remedy: "Rename it: letters, digits and `_`, no digit first.",
  bad: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning, alertname: Full}
  annotations: {summary: The queue is full}`,
  good: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning, team: mail}
  annotations: {summary: The queue is full}`,
  of: "rule",
  run: ({ labels, annotations, typed, kind }) => [
    ...labels
      .filter(({ name }) => !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name.value) || name.value.startsWith("__"))
      .map(({ name }) => ({ message: `"${name.value}" cannot be the name of a label.`, at: within(name) })),
    ...labels
      .filter(({ name }) => !typed && kind === "alert" && name.value === "alertname")
      .map(({ name }) => ({
        message: "the label alertname is the rule's name; Prometheus sets it.",
        at: within(name),
      })),
    ...annotations
      .filter(({ name }) => !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name.value))
      .map(({ name }) => ({ message: `"${name.value}" cannot be the name of an annotation.`, at: within(name) })),
  ],
};
