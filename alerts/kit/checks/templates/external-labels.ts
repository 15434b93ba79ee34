import { didYouMean } from "../../../../problems/index.ts";
import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";
import { labelsRead, templatesOf } from "./templates.ts";

export const templateExternalLabel: Check = {
  id: "template/external-label",
  severity: "error",
  summary: "A text shows an external label that is not configured; found only where the external labels are known.",
  why: "The text has a hole where it should say which Prometheus it comes from.",
  remedy: "Show one that is configured, or configure it.",
  bad: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning}
  annotations: {summary: 'A queue of {{ $externalLabels.cluster }} is full'}`,
  good: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning}
  annotations: {summary: 'A queue of {{ $externalLabels.stack }} is full'}`,
  needs: { externalLabels: ["stack", "replica"] },
  of: "alert",
  run: (rule, { externalLabels }) =>
    externalLabels === undefined
      ? []
      : templatesOf(rule).flatMap(({ field, actions }) =>
          actions.flatMap((action) =>
            labelsRead(action, "$externalLabels")
              .filter(({ label }) => !externalLabels.includes(label))
              .map(({ label, token }) => {
                const meant = didYouMean(label, externalLabels);
                return {
                  message: `there is no external label ${label} (there are: ${[...externalLabels].sort().join(", ") || "none"}).`,
                  ...(meant === undefined ? {} : { hint: `Is ${meant} meant?` }),
                  at: within(field.value, token.from, token.to),
                };
              }),
          ),
        ),
};
