import type { Alert } from "../../../alerts/kit/index.ts";
import type { Panel } from "../panel.ts";
import type { TablePanel } from "../panels/index.ts";
import { columnWatches } from "./of-panel.ts";
import { type Watched, watched } from "./watch.ts";

/**
 * Alerts that a panel of numbers watches without showing where they fire: neither their expressions tell it, nor `at`,
 * nor thresholds or texts of the panel's own. States, lines of a log and words have no such place.
 */
export function untoldAlerts(panel: Panel): readonly Alert[] {
  switch (panel.kind) {
    case "timeseries":
    case "stat":
    case "gauge":
    case "bar-gauge":
      return panel.thresholds === undefined && panel.values === undefined ? untold(watched(panel.watches)) : [];
    case "table":
      return untoldInTable(panel);
    default:
      return [];
  }
}

function untold(watches: readonly Watched[]): readonly Alert[] {
  return watches.filter(({ values }) => values === undefined).map(({ alert }) => alert);
}

/** An alert of the whole table is told where one of its columns shows it. */
function untoldInTable(panel: TablePanel): readonly Alert[] {
  const told = new Set<Alert>();
  const all = new Set<Alert>(watched(panel.watches).map(({ alert }) => alert));
  for (const query of panel.queries) {
    const own = query.thresholds !== undefined || query.values !== undefined;
    for (const { alert, values } of columnWatches(panel, query)) {
      all.add(alert);
      if (own || values !== undefined) told.add(alert);
    }
  }
  return [...all].filter((alert) => !told.has(alert));
}
