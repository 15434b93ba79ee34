import {
  type Dashboard,
  dashboardFileName,
  dashboardJson,
  dashboardProviderYaml,
  datasourcesYaml,
} from "../dashboards/kit/index.ts";
import type { Settings } from "../settings/index.ts";
import { type System, sharedFolder, systemTitle } from "../systems/index.ts";
import type { Place } from "./places.ts";
import type { Files } from "./release.ts";

/** Each dashboard once, however many systems take it, sorted by uid. */
export function dashboardsOf(systems: readonly System[]): readonly Dashboard[] {
  return placedDashboards(systems).map(({ dashboard }) => dashboard);
}

/** A dashboard and the folder in which people find it. */
export interface PlacedDashboard {
  readonly folder: string;
  readonly dashboard: Dashboard;
}

/** Each dashboard once, sorted by uid: in the folder of its system, or in the shared one where several take it. */
export function placedDashboards(systems: readonly System[]): readonly PlacedDashboard[] {
  const taken = systems.flatMap((system) => system.dashboards.map((dashboard) => ({ dashboard, system })));
  return [...Map.groupBy(taken, ({ dashboard }) => dashboard)]
    .map(([dashboard, by]) => {
      const titles = new Set(by.map(({ system }) => systemTitle(system)));
      const [only = sharedFolder] = titles.size === 1 ? titles : [];
      return { dashboard, folder: only };
    })
    .sort((a, b) => (a.dashboard.uid < b.dashboard.uid ? -1 : 1));
}

/**
 * Grafana's provisioning files, and the dashboards that the preview reads as well.
 *
 * Dashboards are read from `live/`, whose path does not change with the release: Grafana takes a file under a new path for a new one.
 */
export function grafanaFiles(dashboards: readonly PlacedDashboard[], settings: Settings, place: Place): Files {
  const { tls } = settings;
  const scheme = tls === undefined ? "http" : "https";
  return {
    "provisioning/datasources/sightline.yml": datasourcesYaml({
      scrapeInterval: settings.scrapeInterval,
      prometheusUrl: `${scheme}://prometheus:9090`,
      alertmanagerUrl: `${scheme}://alertmanager:9093`,
      passwordFile: `${place.secrets}/internal-password`,
      loki: settings.grafana.loki,
      tempo: settings.grafana.tempo,
      ...(tls === undefined ? {} : { tls: { caFile: `${place.secrets}/tls.crt`, serverName: tls.serverName } }),
    }),
    "provisioning/dashboards/sightline.yml": dashboardProviderYaml({ path: `${place.config}/live/dashboards` }),
    ...Object.fromEntries(
      dashboards.map(({ folder, dashboard }) => [
        `dashboards/${folder}/${dashboardFileName(dashboard)}`,
        dashboardJson(dashboard),
      ]),
    ),
  };
}

/** Where people find the pages of what shows the dashboards, without a slash at the end. */
export function viewerUrl({ tls, publicHost, ports }: Settings): string {
  return `${tls === undefined ? "http" : "https"}://${publicHost}:${ports.grafana}`;
}
