import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { linkedLabels } from "../data-link.ts";
import { groupedBy } from "../expression.ts";
import { dataLinksOf, type Panel } from "../panel.ts";
import { eachPanel } from "./each.ts";
import { fault } from "./finding.ts";

/** A link on a series names labels that every series has, and in a table only those that are columns. */
export function checkDataLinks(dashboard: DashboardOptions): Finding[] {
  return eachPanel(dashboard).flatMap(({ path, panel }) => {
    const labels = labelsAtHand(panel);
    return dataLinksOf(panel).flatMap(({ title, url }) =>
      linkedLabels(url)
        .filter((label) => labels.some((has) => !has.includes(label)))
        .map((label) =>
          fault(
            "data-link",
            path,
            `the link "${title}" names the label ${label}, which not all that can be clicked has.`,
            panel.kind === "table" ? "Make it a column." : "Keep it with by() in every query.",
          ),
        ),
    );
  });
}

// One list per query whose labels are known.
function labelsAtHand(panel: Panel): (readonly string[])[] {
  if (panel.kind === "table") return [Object.keys(panel.columns)];
  if (!("queries" in panel)) return [];
  return panel.queries.map(({ expr }) => groupedBy(expr)).filter((labels) => labels !== undefined);
}
