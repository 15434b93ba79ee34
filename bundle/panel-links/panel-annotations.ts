import { type Alert, alertSubject, type TemplatePart } from "../../alerts/kit/index.ts";
import { panelId } from "../../dashboards/kit/index.ts";
import type { System } from "../../systems/index.ts";
import { alertsIn, groupsOf } from "../rule-groups.ts";
import { panelUrl } from "./panel-url.ts";
import { panelsOfAlerts } from "./watching-panels.ts";

/** What is added to the annotations of an alert. */
export type Annotations = (alert: Alert) => Readonly<Record<string, readonly TemplatePart[]>>;

/**
 * The link of each alert to the panel that watches it: `dashboard_url` for people and their messages, `__dashboardUid__`
 * and `__panelId__` for Grafana, whose own list of Prometheus's rules has a button to the panel then.
 *
 * `viewer` is the address of what shows the dashboards, without a slash at its end; without it, nothing is added.
 */
export function panelAnnotations(
  systems: readonly System[],
  { scraped, viewer }: { readonly scraped: readonly string[]; readonly viewer: string | undefined },
): Annotations {
  if (viewer === undefined) return () => ({});
  const panelOf = panelsOfAlerts(systems);
  const systemOf = owners(systems, scraped);
  return (alert) => {
    const found = panelOf(alert, systemOf.get(alertSubject(alert)));
    if (found === undefined) return {};
    return {
      dashboard_url: [viewer, ...panelUrl(alert, found)],
      __dashboardUid__: [found.dashboard.uid],
      __panelId__: [String(panelId(found.panel.key))],
    };
  };
}

/** The system that an alert stands with: the first that takes it. */
function owners(systems: readonly System[], scraped: readonly string[]): ReadonlyMap<string, System> {
  const pairs = systems.flatMap((system) =>
    alertsIn(groupsOf([system], scraped)).map((alert) => [alertSubject(alert), system] as const),
  );
  return new Map(pairs.reverse());
}
