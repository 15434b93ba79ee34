import { canHave, type LabelSet, onlyLabels, within } from "../../../../alerts/kit/checks/index.ts";
import { linkedLabels } from "../../data-link.ts";
import type { CheckedPanel } from "../../subject/index.ts";
import { type Check, type CheckContext, nothing } from "../check.ts";
import { isOpen } from "../queries/index.ts";

export const dataLink: Check = {
  id: "dashboards/data-link",
  severity: "error",
  summary:
    "A link on a series, bar or cell names a label that some query of the panel does not return, or that is no column of the table.",
  why: "The link leads to a page about nothing, and is found out at night.",
  remedy: "Keep the label with by() in every query, or make it a column.",
  bad: `{ "fieldConfig": { "defaults": { "unit": "reqps", "links": [{ "title": "Route", "url": "/d/routes?var-route=\${__field.labels.route}" }] } } }`,
  good: `{ "fieldConfig": { "defaults": { "unit": "reqps", "links": [{ "title": "Route", "url": "/d/routes?var-route=\${__field.labels.route}" }] } }, "targets": [{ "expr": "sum by (route) (rate(http_requests_total[$__rate_interval]))", "legendFormat": "{{route}}" }] }`,
  of: "panel",
  run: (panel, _, context) => {
    const { dataLinks, definition } = panel;
    if (dataLinks === undefined) return nothing;
    const known = labelsAtHand(panel, context);
    return dataLinks.flatMap(({ title, url }) =>
      linkedLabels(url.value)
        .filter((label) => known.some((has) => !canHave(has, label)))
        .map((label) => ({
          message: `the link "${title.value}" names the label ${label}, which not all that can be clicked has.`,
          ...(definition?.kind === "table" ? { hint: "Make it a column." } : {}),
          ...(url.place === undefined ? {} : { at: within(url) }),
        })),
    );
  },
};

/** One set for each query whose labels are known. */
function labelsAtHand({ definition, type, queries }: CheckedPanel, { analysis }: CheckContext): readonly LabelSet[] {
  if (definition?.kind === "table") return [onlyLabels(Object.keys(definition.columns))];
  // Transformations make the columns of others' tables.
  if (type.value.startsWith("table")) return [];
  return queries.flatMap(({ expr }) => (expr === undefined || isOpen(expr.nodes) ? [] : [analysis.labels(expr.node)]));
}
