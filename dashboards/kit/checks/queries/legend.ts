import { canHave, describeLabels, within } from "../../../../alerts/kit/checks/index.ts";
import { legendLabels } from "../../legend.ts";
import type { CheckedQuery } from "../../subject/index.ts";
import type { CheckContext } from "../check.ts";
import { type Check, type Fault, nothing } from "../check.ts";
import { isOpen } from "./open.ts";

export const legend: Check = {
  id: "dashboards/legend",
  severity: "error",
  summary: "A legend names a label that the result lacks; in a definition also one that is empty or heads two columns.",
  why: "Grafana puts nothing in its place: every series has the same name.",
  remedy: "Keep the label with by(), or correct the legend.",
  bad: '{ "expr": "sum by (job) (rate(http_requests_total[$__rate_interval]))", "legendFormat": "{{route}}" }',
  good: '{ "expr": "sum by (route) (rate(http_requests_total[$__rate_interval]))", "legendFormat": "{{route}}" }',
  of: "query",
  run: (query, panel, context) => {
    const { legend: given } = query;
    if (given === undefined) return nothing;
    const typed = panel.definition !== undefined && panel.ours;
    if (typed && given.value.trim() === "") return [{ message: "a legend is empty.", hint: "Name the series." }];
    const twice = typed && query.format === "table" ? sameHeading(query, panel.queries) : nothing;
    return given.value.includes("{{") ? [...twice, ...unknownLabels(query, context)] : twice;
  },
};

function unknownLabels({ legend: given, expr }: CheckedQuery, { analysis }: CheckContext): readonly Fault[] {
  if (given === undefined || expr === undefined || isOpen(expr.nodes)) return nothing;
  const labels = analysis.labels(expr.node);
  return legendLabels(given.value)
    .filter((label) => /^[a-zA-Z_]\w*$/.test(label) && label !== "__name__" && !canHave(labels, label))
    .map((label) => {
      const has = describeLabels(labels);
      const from = given.value.indexOf(label);
      return {
        message: `the legend "${given.value}" names the label ${label}, which the result lacks (${has === "none" ? "it has none" : `has: ${has}`}).`,
        hint: "Keep it with by().",
        at: within(given, from, from + label.length),
      };
    });
}

/** Told at the second one. */
function sameHeading(query: CheckedQuery, queries: readonly CheckedQuery[]): readonly Fault[] {
  const same = queries.filter((other) => other.legend?.value === query.legend?.value);
  if (same[1] !== query) return nothing;
  return [{ message: `several columns have the heading "${query.legend?.value}".`, hint: "Rename one." }];
}
