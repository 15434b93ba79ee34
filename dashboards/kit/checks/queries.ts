import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { groupedBy } from "../expression.ts";
import { legendLabels } from "../legend.ts";
import type { Query } from "../query.ts";
import { eachPanel, repeated } from "./each.ts";
import { fault } from "./finding.ts";

/** Every panel asks something, and no legend names a label that the answer lacks. */
export function checkQueries(dashboard: DashboardOptions): Finding[] {
  return eachPanel(dashboard).flatMap(({ path, panel }) => {
    if (!("queries" in panel)) return [];
    if (panel.queries.length === 0) return [fault("no-query", path, "the panel has no query.", "Give it one.")];
    return [
      ...panel.queries.flatMap((query) => checkLegend(path, query)),
      ...(panel.kind === "table" ? sameHeading(path, panel.queries) : []),
    ];
  });
}

// What compiles has passed already; this holds plain JavaScript and legends put together at run time.
function checkLegend(path: string, { expr, legend }: Query): Finding[] {
  if (legend.trim() === "") return [fault("legend", path, "a legend is empty.", "Name the series.")];
  const labels = groupedBy(expr);
  if (labels === undefined) return [];
  const has = labels.length === 0 ? "it has none" : `has: ${labels.join(", ")}`;
  return legendLabels(legend)
    .filter((label) => !labels.includes(label))
    .map((label) =>
      fault(
        "legend",
        path,
        `the legend "${legend}" names the label ${label}, which the result lacks (${has}).`,
        "Keep it with by().",
      ),
    );
}

function sameHeading(path: string, queries: readonly Query[]): Finding[] {
  return repeated(queries, ({ legend }) => legend).map(([legend]) =>
    fault("legend", path, `several columns have the heading "${legend}".`, "Rename one."),
  );
}
