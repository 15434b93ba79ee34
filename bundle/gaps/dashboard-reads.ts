import { checkedDashboard, type Dashboard, legendLabels, type Panel } from "../../dashboards/kit/index.ts";
import type { Need } from "./need.ts";
import type { Reader } from "./reader.ts";
import { readsOf } from "./reads.ts";

/** What a dashboard's panels and its declared variables read; the other variables come from what the panels read. */
export function dashboardReads(dashboard: Dashboard): readonly Need[] {
  const { uid, title, rows, variables = [] } = dashboard;
  const at = { uid, dashboard: title };
  const panels = rows.flatMap((row) => row.panels);
  return [
    ...variables.flatMap((variable) => {
      if (!("of" in variable)) return [];
      const reader: Reader = { kind: "variable", ...at, variable: variable.name };
      return readsOf(variable.of.node, [variable.label]).map((read) => ({ ...read, reader }));
    }),
    ...panels.flatMap((panel) => panelReads(panel, { kind: "panel", ...at, panel: panel.key })),
    ...(panels.some(({ kind }) => kind === "raw") ? rawReads(dashboard) : []),
  ];
}

function panelReads(panel: Panel, reader: Reader): readonly Need[] {
  if (!("queries" in panel)) return [];
  return panel.queries.flatMap(({ expr, legend, mayBeEmpty = panel.mayBeEmpty }) =>
    readsOf(expr.node, legendLabels(legend)).map((read) => ({
      ...read,
      mayBeEmpty: read.mayBeEmpty || mayBeEmpty !== undefined,
      reader,
    })),
  );
}

/** What panels in Grafana's own words read; a query that is no PromQL is a finding of `lint`. */
function rawReads(dashboard: Dashboard): readonly Need[] {
  const { uid, title } = dashboard;
  return checkedDashboard(dashboard).panels.flatMap(({ definition, key = "", queries }) => {
    if (definition?.kind !== "raw") return [];
    const reader: Reader = { kind: "panel", uid, dashboard: title, panel: key };
    return queries.flatMap(({ expr }) =>
      expr === undefined ? [] : readsOf(expr.node).map((read) => ({ ...read, reader })),
    );
  });
}
