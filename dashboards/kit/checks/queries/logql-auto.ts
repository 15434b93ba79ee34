import { within } from "../../../../alerts/kit/checks/index.ts";
import { type Check, nothing } from "../check.ts";

export const logqlAuto: Check = {
  id: "dashboards/logql-auto",
  severity: "warning",
  summary: "A range in a graph of log lines is other than `$__auto`.",
  why: "A fixed range counts lines twice where the step is shorter, and misses lines where it is longer.",
  remedy: "Write [$__auto].",
  bad: '{ "datasource": { "type": "loki", "uid": "$datasource" }, "expr": "sum(count_over_time({job=\\"api\\"} [5m]))" }',
  good: '{ "datasource": { "type": "loki", "uid": "$datasource" }, "expr": "sum(count_over_time({job=\\"api\\"} [$__auto]))" }',
  only: "files",
  of: "query",
  run: ({ language, text, asks }) => {
    if (language !== "logql" || text === undefined || asks === "moment") return nothing;
    const { value } = text;
    const plain = value.replace(/"(?:\\.|[^"\\])*"|`[^`]*`/g, (quoted) => "_".repeat(quoted.length));
    return [...plain.matchAll(/\[\s*([^\]]*?)\s*\]/g)]
      .filter(({ 1: range = "" }) => /^\d|^\$\{?__(?:interval|rate_interval)\b/.test(range))
      .map(({ 0: found, 1: range, index }) => ({
        message: `it looks back ${range}, whatever the step is.`,
        at: within(text, index, index + found.length),
      }));
  },
};
