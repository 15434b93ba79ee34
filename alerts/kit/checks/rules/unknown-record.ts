import { didYouMean } from "../../../../problems/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const unknownRecord: Check = {
  id: "alerts/unknown-record",
  severity: "warning",
  summary: "A rule reads a record that none of the rules makes, while one has nearly the same name.",
  why: "The selector is empty, so the alert never fires: a record was renamed or misspelt.",
  remedy: "Correct the name on one side.",
  bad: `groups:
  - name: queue
    rules:
      - record: job:queue_length:max
        expr: max by (job) (queue_length)
      - alert: QueueFull
        expr: job:queue_lenght:max > 100
        for: 5m
        labels: {severity: warning}
        annotations: {summary: The queue is full}`,
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
  run: ({ groups, analysis, metrics }) => {
    const rules = groups.flatMap((group) => group.rules);
    const made = [...new Set(rules.filter(({ kind }) => kind === "record").map(({ name }) => name.value))];
    const nearest = new Map<string, string | undefined>();
    return rules.flatMap((rule) =>
      (rule.expr?.nodes ?? []).flatMap((node) => {
        if (node.type !== "selector" || !node.metric.includes(":") || rule.expr === undefined) return [];
        if (analysis.records(node.metric).length > 0 || metrics !== undefined) return [];
        if (!nearest.has(node.metric)) nearest.set(node.metric, misspelt(node.metric, made));
        const meant = nearest.get(node.metric);
        return meant === undefined
          ? []
          : [
              {
                in: rule,
                message: `no rule records ${node.metric}.`,
                hint: `Is ${meant} meant?`,
                at: handle(rule.expr, node),
              },
            ];
      }),
    );
  },
};

/** Only what differs by a letter or two: families such as ratio_rate5m and ratio_rate1h are near each other by nature. */
function misspelt(name: string, made: readonly string[]): string | undefined {
  const shape = (text: string) => text.replace(/\d+[a-z]*/g, "0");
  const near = made.filter((one) => Math.abs(one.length - name.length) <= 1 && shape(one).length > 6);
  const meant = didYouMean(name, near);
  return meant !== undefined && shape(meant) !== shape(name) && difference(meant, name) <= 2 ? meant : undefined;
}

function difference(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end;
}
