import type { Check, Fault } from "../check.ts";
import { type Text, within } from "../subject/index.ts";

export const duration: Check = {
  id: "alerts/duration",
  severity: "error",
  summary: "`for`, `keep_firing_for` or an interval is no duration, or is zero.",
  why: "Prometheus refuses what is no duration; zero says nothing that leaving it out does not.",
  remedy: "Write it like 5m, or leave it out.",
  bad: `- alert: QueueFull
  expr: queue_length > 100
  for: 5 minutes
  labels: {severity: warning}
  annotations: {summary: The queue is full}`,
  good: `- alert: QueueFull
  expr: queue_length > 100
  for: 5m
  labels: {severity: warning}
  annotations: {summary: The queue is full}`,
  of: "rule",
  run: (rule) => [...ofText("for", rule.for, rule.typed), ...ofText("keep_firing_for", rule.keepFiringFor, rule.typed)],
};

/** What is wrong with a duration that was given. */
export function ofText(field: string, text: Text | undefined, strict = true): readonly Fault[] {
  if (text === undefined) return [];
  const { value } = text;
  if (!/^(?:(?:\d+(?:ms|[ywdhms]))+|0)$/.test(value) || !inOrder(value))
    return [
      { message: `${field}: "${value}" is not a duration; allowed are such as 30s, 5m, 1h30m.`, at: within(text) },
    ];
  if (/[1-9]/.test(value)) return [];
  const message = `${field}: "${value}" is no time at all; leave it out, or give one like 5m.`;
  return [{ message, ...(strict ? {} : { severity: "info" as const }), at: within(text) }];
}

function inOrder(value: string): boolean {
  return /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$|^0$/.test(value);
}
