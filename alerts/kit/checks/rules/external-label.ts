import type { Check } from "../check.ts";
import { whole, within } from "../subject/index.ts";

export const externalLabel: Check = {
  id: "alerts/external-label",
  severity: "error",
  summary: "A rule sets or matches a label that is external; found only where the external labels are known.",
  why: "External labels are added on the way out. In Prometheus itself no series has them, so a matcher selects nothing, and what a rule sets is not overwritten, so the alert looks as if it came from elsewhere.",
  remedy: "Leave it to Prometheus, or use another name.",
  bad: 'queue_length{stack="prod"} > 100',
  good: "queue_length > 100",
  needs: { externalLabels: ["stack", "replica"] },
  of: "rule",
  run: ({ expr, labels }, { externalLabels = [] }) => [
    ...labels
      .filter(({ name }) => externalLabels.includes(name.value))
      .map(({ name }) => ({
        message: `${name.value} is an external label; Prometheus adds it by itself.`,
        at: within(name),
      })),
    ...(expr?.nodes ?? []).flatMap((node) =>
      node.type === "selector" && expr !== undefined
        ? node.matchers
            .filter(({ label, op, value }) => externalLabels.includes(label) && op === "=" && value !== "")
            .map((matcher) => ({
              message: `no series in Prometheus has the external label ${matcher.label}.`,
              at: whole(expr, matcher),
            }))
        : [],
    ),
  ],
};
