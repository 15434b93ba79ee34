import { type Alert, drillLabels, printRuleFiles, type RuleGroup } from "../../alerts/kit/index.ts";
import { type Annotations, inContainers, prometheusConfig, type Release, release } from "../../bundle/index.ts";
import type { Settings } from "../../settings/index.ts";
import { drillSignal } from "../../stack/drill/index.ts";
import { scenarioLabel } from "../compress/index.ts";
import { drillRules } from "./rules.ts";

export interface DrillFilesOptions {
  readonly settings: Settings;
  readonly alert: Alert;
  readonly groups: readonly RuleGroup[];
  /** What alerts are given besides their own annotations: the link to their panel. */
  readonly annotations: Annotations;
  /** Whether whom the real alert reaches is told, too. */
  readonly page: boolean;
}

/**
 * What a drill's Prometheus runs with: the stack's intervals, external labels and Alertmanager, the rules of one alert, and the
 * signal as the only target. Everything that it sends says that it is a drill.
 */
export function drillFiles({ settings, alert, groups, annotations, page }: DrillFilesOptions): Release {
  const place = inContainers.prometheus;
  const { externalLabels, tls } = settings;
  const config = prometheusConfig({
    settings: { ...settings, externalLabels: { ...externalLabels, ...drillLabelsOf(page) } },
    place,
    jobs: [],
    isDrill: true,
    extraScrapeConfigs: [
      {
        job_name: "signal",
        metrics_path: "/signal/1/0",
        honor_labels: true,
        track_timestamps_staleness: true,
        scheme: tls === undefined ? "http" : "https",
        basic_auth: { username: "sightline", password_file: `${place.secrets}/internal-password` },
        ...(tls === undefined
          ? {}
          : { tls_config: { ca_file: `${place.secrets}/tls.crt`, server_name: tls.serverName } }),
        static_configs: [{ targets: [drillSignal] }],
        // One scenario is played, and what is sent is to look like the real alert.
        metric_relabel_configs: [{ action: "labeldrop", regex: scenarioLabel }],
      },
    ],
  });
  const rules = printRuleFiles(drillRules(alert, groups), { annotations: () => annotations(alert) });
  const files = Object.entries(rules).map(([file, text]) => [`rules/${file}`, text]);
  return release({ "prometheus.yml": config, ...Object.fromEntries(files) }, place.config);
}

/** The labels by which a drill is known. */
export function drillLabelsOf(page: boolean): Readonly<Record<string, string>> {
  return { [drillLabels.drill]: "true", ...(page ? { [drillLabels.page]: "true" } : {}) };
}
