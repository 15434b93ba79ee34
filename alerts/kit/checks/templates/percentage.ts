import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";
import { templatesOf } from "./templates.ts";

export const doublePercent: Check = {
  id: "template/percent-twice",
  severity: "warning",
  summary: "A % stands behind humanizePercentage, an s behind humanizeDuration.",
  why: "They write their unit themselves: the text says 5%%.",
  remedy: "Leave the unit out.",
  bad: `- alert: DiskFull
  expr: disk_used_ratio > 0.9
  labels: {severity: warning}
  annotations: {summary: 'The disk is {{ $value | humanizePercentage }}% full'}`,
  good: `- alert: DiskFull
  expr: disk_used_ratio > 0.9
  labels: {severity: warning}
  annotations: {summary: 'The disk is {{ $value | humanizePercentage }} full'}`,
  of: "alert",
  run: (rule) =>
    templatesOf(rule).flatMap(({ field, actions }) =>
      actions.flatMap(({ tokens, to }) => {
        const text = field.value.value.slice(to);
        const has = (name: string) => tokens.some(({ kind, value }) => kind === "word" && value === name);
        if (has("humanizePercentage") && text.startsWith("%"))
          return [{ message: "humanizePercentage writes the % itself.", at: within(field.value, to, to + 1) }];
        return has("humanizeDuration") && /^s\b/.test(text)
          ? [{ message: "humanizeDuration writes the s itself.", at: within(field.value, to, to + 1) }]
          : [];
      }),
    ),
};
