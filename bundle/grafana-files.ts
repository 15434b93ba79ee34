import {
  type Dashboard,
  dashboardFileName,
  dashboardJson,
  dashboardProviderYaml,
  datasourcesYaml,
} from "../dashboards/kit/index.ts";
import type { Settings } from "../settings/index.ts";
import type { System } from "../systems/index.ts";
import type { Place } from "./places.ts";
import type { Files } from "./release.ts";

/** Each dashboard once, however many systems take it, sorted by uid. */
export function dashboardsOf(systems: readonly System[]): readonly Dashboard[] {
  const all = new Set(systems.flatMap(({ dashboards }) => dashboards));
  return [...all].sort((a, b) => (a.uid < b.uid ? -1 : 1));
}

/**
 * Grafana's provisioning files and dashboards.
 *
 * Dashboards are read from `live/`, whose path does not change with the release: Grafana takes a file under a new path for a new one.
 */
export function grafanaFiles(dashboards: readonly Dashboard[], settings: Settings, place: Place): Files {
  const { tls } = settings;
  const scheme = tls === undefined ? "http" : "https";
  return {
    "provisioning/datasources/sightline.yml": datasourcesYaml({
      scrapeInterval: settings.scrapeInterval,
      prometheusUrl: `${scheme}://prometheus:9090`,
      alertmanagerUrl: `${scheme}://alertmanager:9093`,
      passwordFile: `${place.secrets}/internal-password`,
      ...(tls === undefined ? {} : { tls: { caFile: `${place.secrets}/tls.crt`, serverName: tls.serverName } }),
    }),
    "provisioning/dashboards/sightline.yml": dashboardProviderYaml({ path: `${place.config}/live/dashboards` }),
    ...Object.fromEntries(dashboards.map((one) => [`dashboards/${dashboardFileName(one)}`, dashboardJson(one)])),
  };
}

/** Where people find Grafana's pages, without a slash at the end. */
export function grafanaUrl({ tls, publicHost, ports }: Settings): string {
  return `${tls === undefined ? "http" : "https"}://${publicHost}:${ports.grafana}`;
}
