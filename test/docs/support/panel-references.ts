import type { PanelReference } from "../../../alerts/kit/index.ts";
import { type Dashboard, type Expression, selectorsIn } from "../../../dashboards/kit/index.ts";

/** What each panel of the dashboards draws. */
export function panelReferences(dashboards: readonly Dashboard[]): readonly PanelReference[] {
  return dashboards.flatMap(({ title, rows }) =>
    rows.flatMap(({ panels }) =>
      panels.flatMap((panel) =>
        "queries" in panel ? [{ dashboard: title, panel: panel.title, metrics: metricsOf(panel.queries) }] : [],
      ),
    ),
  );
}

function metricsOf(queries: readonly { readonly expr: Expression }[]): readonly string[] {
  return [...new Set(queries.flatMap(({ expr }) => selectorsIn(expr).map(({ metric }) => metric)))].sort();
}
