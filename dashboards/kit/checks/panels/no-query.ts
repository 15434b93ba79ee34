import { type Check, nothing } from "../check.ts";

export const noQuery: Check = {
  id: "dashboards/no-query",
  severity: "warning",
  severityOfDefinitions: "error",
  summary: "A panel that shows data asks nothing, or a query of it is empty.",
  why: 'It shows "No data" for ever.',
  remedy: "Give it a query, or leave it out.",
  bad: '{ "targets": [] }',
  good: '{ "targets": [{ "refId": "A", "expr": "sum(up)" }] }',
  of: "panel",
  run: ({ hasData, queries, datasource, library, definition }) => {
    if (!hasData || library !== undefined) return nothing;
    if (queries.length === 0)
      return datasource?.by === "built-in"
        ? nothing
        : [
            {
              message: "the panel has no query.",
              hint: "Give it one.",
              // Whoever brings a panel of their own may know of a plugin that needs none.
              ...(definition?.kind === "raw" ? { severity: "warning" as const } : {}),
            },
          ];
    return queries
      .filter(({ language, text }) => language !== "other" && text !== undefined && text.value.trim() === "")
      .map(({ at }) => ({ message: "a query is empty.", hint: "Say what to ask.", at }));
  },
};
