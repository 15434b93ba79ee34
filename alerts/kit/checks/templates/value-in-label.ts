import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";
import { templatesOf } from "./templates.ts";

export const valueInLabel: Check = {
  id: "template/value-in-label",
  severity: "error",
  summary: "A label contains the value of the expression.",
  why: "Labels are what makes an alert the same one as before. With each new value it is another one: `for` starts anew and is never over.",
  remedy: "Show the value in an annotation.",
  bad: `- alert: QueueFull
  expr: queue_length > 100
  for: 5m
  labels: {severity: warning, length: '{{ $value }}'}
  annotations: {summary: The queue is full}`,
  good: `- alert: QueueFull
  expr: queue_length > 100
  for: 5m
  labels: {severity: warning}
  annotations: {summary: The queue is full, length: '{{ $value }}'}`,
  of: "alert",
  run: (rule) =>
    templatesOf(rule).flatMap((one) =>
      one.in === "annotation"
        ? []
        : one.actions.flatMap(({ tokens }) =>
            tokens
              .filter(
                ({ kind, value }) =>
                  (kind === "variable" && value === "$value") || (kind === "field" && value === ".Value"),
              )
              .map(({ from, to }) => ({
                message: `the label ${one.field.name.value} changes with the value, and the alert with it.`,
                at: within(one.field.value, from, to),
              })),
          ),
    ),
};
