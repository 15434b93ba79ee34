import { formatDuration } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { lengthOf } from "../promql/index.ts";
import { within } from "../subject/index.ts";

export const forTooShort: Check = {
  id: "alerts/for-too-short",
  severity: "warning",
  summary: "`for` is shorter than the interval at which the group is evaluated.",
  why: "It is rounded up to whole evaluations: the alert fires at the second one, whatever the value says.",
  remedy: "Wait for one interval at least, or leave `for` out and fire at once.",
  bad: `- alert: QueueFull
  expr: queue_length > 100
  for: 10s
  labels: {severity: warning}
  annotations: {summary: The queue is full}`,
  good: `- alert: QueueFull
  expr: queue_length > 100
  for: 1m
  labels: {severity: warning}
  annotations: {summary: The queue is full}`,
  of: "alert",
  run: (rule, context) => {
    const length = rule.for === undefined ? undefined : lengthOf(rule.for.value);
    const interval = context.intervalOf(rule);
    if (rule.for === undefined || length === undefined || length === 0 || length >= interval) return [];
    return [
      {
        message: `it is evaluated every ${formatDuration(interval)}; ${rule.for.value} comes to the next evaluation.`,
        at: within(rule.for),
      },
    ];
  },
};
