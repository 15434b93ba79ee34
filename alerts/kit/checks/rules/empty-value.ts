import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";

export const emptyValue: Check = {
  id: "alerts/empty-value",
  severity: "warning",
  summary: "A label or an annotation has no text.",
  why: "An empty label is none: the alert loses the label that its series have, and routes that look for it do not match.",
  remedy: "Give it a text, or leave it out.",
  bad: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning, team: ""}
  annotations: {summary: The queue is full}`,
  good: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning, team: mail}
  annotations: {summary: The queue is full}`,
  of: "alert",
  run: ({ labels, annotations }) => [
    ...labels.filter(isEmpty).map(({ name }) => ({
      message: `the label ${name.value} is empty, which is the same as not there.`,
      at: within(name),
    })),
    ...annotations
      .filter(isEmpty)
      .map(({ name }) => ({ message: `the annotation ${name.value} is empty.`, at: within(name) })),
  ],
};

function isEmpty({ value }: { readonly value: { readonly value: string } }): boolean {
  return value.value.trim() === "";
}
