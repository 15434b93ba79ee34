import type { Check } from "../check.ts";
import { lengthOf } from "../promql/index.ts";
import { within } from "../subject/index.ts";
import { ofText } from "./duration.ts";

export const groupInterval: Check = {
  id: "alerts/group-interval",
  severity: "warning",
  summary: "A group is evaluated less often than every five minutes, or its interval is none.",
  why: "A record that is older than five minutes counts as gone: between two evaluations graphs have gaps, and alerts on it resolve and fire again.",
  remedy: "Evaluate at least every five minutes; a long range in the expression costs less than it seems.",
  bad: `groups:
  - name: capacity
    interval: 10m
    rules:
      - record: job:queue_length:max
        expr: max by (job) (queue_length)`,
  good: `groups:
  - name: capacity
    interval: 5m
    rules:
      - record: job:queue_length:max
        expr: max by (job) (queue_length)`,
  of: "group",
  run: ({ interval, queryOffset }) => {
    const length = interval === undefined ? undefined : lengthOf(interval.value);
    return [
      ...[...ofText("interval", interval), ...ofText("query_offset", queryOffset, false)].map((fault) => ({
        severity: "error" as const,
        ...fault,
      })),
      ...(interval !== undefined && length !== undefined && length > 300_000
        ? [
            {
              message: `it is evaluated every ${interval.value} only; what it records counts as gone after 5m.`,
              at: within(interval),
            },
          ]
        : []),
    ];
  },
};
