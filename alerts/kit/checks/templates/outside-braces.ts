import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";

export const outsideBraces: Check = {
  id: "template/outside-braces",
  severity: "warning",
  summary: "$labels or $value stands outside of {{ }}.",
  why: "It is sent as it is written.",
  remedy: "Write {{ $labels.instance }}.",
  bad: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning}
  annotations: {summary: The queue of $labels.instance is full}`,
  good: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning}
  annotations: {summary: 'The queue of {{ $labels.instance }} is full'}`,
  of: "alert",
  run: ({ labels, annotations }) =>
    [...labels, ...annotations].flatMap(({ value }) => {
      if (!value.value.includes("$")) return [];
      const blanked = value.value.replace(/\{\{[\s\S]*?(?:\}\}|$)/g, (action) => " ".repeat(action.length));
      return [...blanked.matchAll(/\$(?:labels\.\w+|value\b)/g)].map(({ 0: text, index }) => ({
        message: `${text} is a text here.`,
        at: within(value, index, index + text.length),
      }));
    }),
};
