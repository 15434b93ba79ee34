import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";

export const emptyGroup: Check = {
  id: "alerts/empty-group",
  severity: "warning",
  summary: "A group has no rules; an error in what is defined in TypeScript.",
  why: "It does nothing, and looks as if something were watched.",
  remedy: "Give it one, or remove it.",
  bad: "groups: [{name: queue, rules: []}]",
  good: `groups:
  - name: queue
    rules: [{record: 'job:queue_length:max', expr: max by (job) (queue_length)}]`,
  of: "group",
  run: ({ name, rules, incomplete }) =>
    rules.length > 0 || incomplete
      ? []
      : [
          {
            message: "it has no rules.",
            ...(name.place === undefined ? { severity: "error" as const } : {}),
            at: within(name),
          },
        ],
};
