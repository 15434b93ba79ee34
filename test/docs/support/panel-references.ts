import type { PanelReference } from "../../../alerts/kit/index.ts";
import { type Dashboard, type Panel, selectorsIn, titleOf, watchedBy } from "../../../dashboards/kit/index.ts";

/** What each panel of the dashboards draws, and which alerts it watches. */
export function panelReferences(dashboards: readonly Dashboard[]): readonly PanelReference[] {
  return dashboards.flatMap(({ title, rows }) =>
    rows.flatMap(({ panels }) =>
      panels.map((panel) => ({
        dashboard: title,
        panel: titleOf(panel),
        metrics: metricsOf(panel),
        watches: watchedBy(panel).map(({ alert }) => alert.name),
      })),
    ),
  );
}

function metricsOf(panel: Panel): readonly string[] {
  if (!("queries" in panel)) return [];
  return [...new Set(panel.queries.flatMap(({ expr }) => selectorsIn(expr).map(({ metric }) => metric)))].sort();
}
