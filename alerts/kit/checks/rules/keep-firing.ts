import { formatDuration } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";
import { lengthOf } from "../promql/index.ts";
import { within } from "../subject/index.ts";

export const keepFiring: Check = {
  id: "alerts/keep-firing",
  severity: "warning",
  summary: "`keep_firing_for` is shorter than an evaluation, or longer than a day.",
  why: "Shorter, it changes nothing; longer, somebody works on an alert whose cause is gone since yesterday.",
  remedy: "Keep it as long as the cause is known to flap: minutes, not days.",
  bad: `- alert: LinkDown
  expr: link_up == 0
  for: 5m
  keep_firing_for: 3d
  labels: {severity: warning}
  annotations: {summary: A link is down}`,
  good: `- alert: LinkDown
  expr: link_up == 0
  for: 5m
  keep_firing_for: 10m
  labels: {severity: warning}
  annotations: {summary: A link is down}`,
  of: "alert",
  run: (rule, context) => {
    const given = rule.keepFiringFor;
    const length = given === undefined ? undefined : lengthOf(given.value);
    const interval = context.intervalOf(rule);
    if (given === undefined || length === undefined || length === 0) return [];
    if (length < interval)
      return [
        {
          message: `it is evaluated every ${formatDuration(interval)}: ${given.value} changes nothing.`,
          at: within(given),
        },
      ];
    return length > 86_400_000
      ? [{ message: `it goes on for ${given.value} after its cause is gone.`, at: within(given) }]
      : [];
  },
};
