import { type Alert, alertSubject } from "../../alerts/kit/index.ts";
import { type Dashboard, type Panel, watchedBy } from "../../dashboards/kit/index.ts";
import type { System } from "../../systems/index.ts";

/** A panel that watches an alert. */
export interface WatchingPanel {
  readonly dashboard: Dashboard;
  readonly panel: Panel;
  /** How many alerts it watches: one that watches few is about each of them. */
  readonly alerts: number;
}

/** The panel that an alert of a system leads to, if any watches it. */
export type PanelOf = (alert: Alert, system: System | undefined) => WatchingPanel | undefined;

/**
 * Finds the panels of alerts. Of several that watch one, those of its own system's dashboards come first, then those that
 * show the past, then those that watch the fewest alerts, then as the dashboards and their panels are in order.
 */
export function panelsOfAlerts(systems: readonly System[]): PanelOf {
  const all = [...new Set(systems.flatMap(({ dashboards }) => dashboards))].flatMap(watchesOf);
  const byMeaning = Map.groupBy(all, ({ meaning }) => meaning);
  return (alert, system) => {
    const rank = ({ dashboard, panel, alerts }: WatchingPanel): readonly number[] => [
      system?.dashboards.includes(dashboard) === true ? 0 : 1,
      showsPast.has(panel.kind) ? 0 : 1,
      alerts,
    ];
    const some = [alertSubject(alert), alert.name].flatMap((meaning) => byMeaning.get(meaning) ?? []);
    const [first] = some.toSorted((a, b) => compared(rank(a), rank(b)));
    return first;
  };
}

/** A watch of namesakes means all alerts of a name. */
function watchesOf(dashboard: Dashboard): readonly (WatchingPanel & { readonly meaning: string })[] {
  const panels = dashboard.rows.flatMap((row) => row.panels);
  return panels.flatMap((panel) => {
    const watched = watchedBy(panel);
    return watched.map(({ alert, namesakes }) => ({
      dashboard,
      panel,
      alerts: namesakes ? Number.MAX_SAFE_INTEGER : watched.length,
      meaning: namesakes ? alert.name : alertSubject(alert),
    }));
  });
}

const showsPast: ReadonlySet<Panel["kind"]> = new Set(["timeseries", "state-timeline", "status-history", "heatmap"]);

/** By the first number that differs. */
function compared(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
