import { within } from "../../../../alerts/kit/checks/index.ts";
import { type Check, nothing } from "../check.ts";
import { repeated } from "../repeated.ts";

export const refId: Check = {
  id: "dashboards/ref-id",
  severity: "warning",
  summary: "A query has no refId, or two queries of a panel have the same.",
  why: "Answers are told apart by it: with one twice, Grafana shows one answer for both, or an error; overrides and calculations cannot name the query.",
  remedy: "Call them A, B, C.",
  bad: '{ "targets": [{ "refId": "A", "expr": "sum(up)", "legendFormat": "up" }, { "refId": "A", "expr": "count(up)", "legendFormat": "all" }] }',
  good: '{ "targets": [{ "refId": "A", "expr": "sum(up)", "legendFormat": "up" }, { "refId": "B", "expr": "count(up)", "legendFormat": "all" }] }',
  only: "files",
  of: "panel",
  run: ({ queries }) => {
    const named = queries.flatMap(({ refId }) => (refId === undefined || refId.value === "" ? [] : [refId]));
    if (queries.length === named.length && new Set(named.map(({ value }) => value)).size === named.length)
      return nothing;
    return [
      ...queries
        .filter(({ refId }) => refId === undefined || refId.value === "")
        .map(({ at }) => ({ message: "a query has no refId.", at })),
      ...repeated(named, ({ value }) => value).flatMap(([name, group]) => {
        const last = group.at(-1);
        return last === undefined ? [] : [{ message: `${group.length} queries are called ${name}.`, at: within(last) }];
      }),
    ];
  },
};
