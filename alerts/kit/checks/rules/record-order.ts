import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const recordOrder: Check = {
  id: "alerts/record-order",
  severity: "warning",
  summary: "A rule reads a record that is made after it in the same group, or itself.",
  why: "The rules of a group are evaluated one after the other: it reads the value of the evaluation before, and at the start none.",
  remedy: "Move the record up, before what reads it.",
  bad: `groups:
  - name: queue
    rules:
      - alert: QueueFull
        expr: job:queue_length:max > 100
        for: 5m
        labels: {severity: warning}
        annotations: {summary: The queue is full}
      - record: job:queue_length:max
        expr: max by (job) (queue_length)`,
  good: `groups:
  - name: queue
    rules:
      - record: job:queue_length:max
        expr: max by (job) (queue_length)
      - alert: QueueFull
        expr: job:queue_length:max > 100
        for: 5m
        labels: {severity: warning}
        annotations: {summary: The queue is full}`,
  of: "all",
  run: ({ groups }) =>
    groups.flatMap(({ rules }) => {
      const firstMade = new Map<string, number>();
      rules.forEach(({ kind, name }, index) => {
        if (kind === "record" && !firstMade.has(name.value)) firstMade.set(name.value, index);
      });
      return rules.flatMap((rule, index) =>
        (rule.expr?.nodes ?? []).flatMap((node) => {
          const made = node.type === "selector" && node.offset === undefined ? firstMade.get(node.metric) : undefined;
          if (made === undefined || made < index || rule.expr === undefined || node.type !== "selector") return [];
          const message =
            made === index
              ? `it reads ${node.metric}, which is itself.`
              : `it reads ${node.metric}, which is recorded after it.`;
          return [{ in: rule, message, at: handle(rule.expr, node) }];
        }),
      );
    }),
};
