import { type Dashboard, legendLabels, type Panel } from "../../dashboards/kit/index.ts";
import type { Need } from "./need.ts";
import type { Reader } from "./reader.ts";
import { readsOf } from "./reads.ts";

/** What a dashboard's panels and its declared variables read; the other variables come from what the panels read. */
export function dashboardReads({ uid, title, rows, variables = [] }: Dashboard): readonly Need[] {
  const at = { uid, dashboard: title };
  return [
    ...variables.flatMap((variable) => {
      if (!("of" in variable)) return [];
      const reader: Reader = { kind: "variable", ...at, variable: variable.name };
      return readsOf(variable.of.node, [variable.label]).map((read) => ({ ...read, reader }));
    }),
    ...rows
      .flatMap(({ panels }) => panels)
      .flatMap((panel) => panelReads(panel, { kind: "panel", ...at, panel: panel.key })),
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
