import {
  type CheckSettings,
  checkAlertRoutes,
  checkedGroups,
  checkGroups,
  checkRouting,
  coverageOf,
  printRuleFiles,
  renderAlertmanager,
  withDrills,
} from "../alerts/kit/index.ts";
import { checkDashboards } from "../dashboards/kit/index.ts";
import { sortFindings, throwOnErrors } from "../problems/index.ts";
import { type Settings, type Viewer, viewerOf } from "../settings/index.ts";
import { checkSystems, type System } from "../systems/index.ts";
import { shapesOf } from "./alert-shapes.ts";
import type { Bundle } from "./bundle.ts";
import { definitionsOf } from "./definitions.ts";
import type { ExtraFiles } from "./extra-files.ts";
import { extraRules } from "./extra-rules.ts";
import { extraScrapeConfigs } from "./extra-scrape-configs.ts";
import { dashboardsOf, grafanaFiles, placedDashboards, viewerUrl } from "./grafana-files.ts";
import { checkSettingsOf } from "./lint/index.ts";
import { watchedNetworks } from "./networks.ts";
import { notificationTemplate } from "./notification-template.ts";
import { checkWatches, panelAnnotations } from "./panel-links/index.ts";
import { inContainers, type Places } from "./places.ts";
import { previewFiles } from "./preview.ts";
import { type PrometheusConfigOptions, prometheusConfig } from "./prometheus-config.ts";
import { drillReceiver } from "./receivers.ts";
import { release } from "./release.ts";
import { secretsOf } from "./routing.ts";
import { alertsIn } from "./rule-groups.ts";

export interface AssembleOptions {
  readonly settings: Settings;
  readonly systems: readonly System[];
  /** What the settings' `rulesFrom`, `extraScrapeConfigs` and `kafka` name, as {@link readExtraFiles} reads it. @default none */
  readonly files?: ExtraFiles;
  /** What shows the dashboards: it is scraped, and alerts lead to it. @default as the settings say where every image can be had */
  readonly viewer?: Viewer;
  /** What the rules are held against besides the settings. @default nothing */
  readonly checkSettings?: Partial<CheckSettings>;
  /** Where the services see their files. @default where the stack's containers mount them */
  readonly places?: Places;
}

/** Settings and systems as files, the same bytes each time; throws one DefinitionError with everything that is wrong. */
export function assemble(options: AssembleOptions): Bundle {
  const { settings, systems, files = { rules: [] }, places = inContainers } = options;
  const viewer = options.viewer ?? viewerOf(settings);
  const dashboards = dashboardsOf(systems);
  const checkSettings = { ...checkSettingsOf(settings), ...options.checkSettings };
  const definitions = definitionsOf({ settings, systems, files, viewer, places });
  const { exporters, jobs, sound, groups, routing } = definitions;
  const jobNames = jobs.map(({ name }) => name);
  const alerts = alertsIn(groups);
  const extra = extraRules(files.rules, checkSettings);
  const scrapes = extraScrapeConfigs(files.scrapeConfigs, {
    jobs: jobNames,
    secretsFolder: places.prometheus.secrets,
  });
  const findings = sortFindings([
    ...checkSystems(systems),
    ...definitions.findings,
    ...checkGroups(groups, checkSettings),
    ...checkDashboards(dashboards, { ...checkSettings, groups: checkedGroups(groups) }),
    ...checkWatches(sound),
    ...checkRouting(routing),
    ...checkAlertRoutes(routing, shapesOf(groups, settings, files.rules)),
    ...extra.findings,
    ...scrapes.findings,
  ]);
  throwOnErrors(findings);

  const url = viewer === "none" ? undefined : viewerUrl(settings);
  const annotations = panelAnnotations(systems, { scraped: jobNames, viewer: url });
  const ours = Object.entries(printRuleFiles(groups, { annotations })).map(([file, content]) => [
    `rules/${file}`,
    content,
  ]);
  const rules = { ...Object.fromEntries(ours), ...extra.files };
  const config = prometheusConfig({
    settings,
    place: places.prometheus,
    jobs,
    ...discoveryOf(settings, exporters),
    extraScrapeConfigs: scrapes.configs,
  });
  const alertmanager = {
    "alertmanager.yml": renderAlertmanager(withDrills(routing, drillReceiver(settings)), {
      secretsFolder: places.alertmanager.secrets,
    }),
    "templates/sightline.tmpl": notificationTemplate,
  };
  return {
    prometheus: {
      release: release({ "prometheus.yml": config, ...rules }, places.prometheus.config),
      secretNames: scrapes.secretNames,
    },
    alertmanager: { release: release(alertmanager, places.alertmanager.config), secretNames: secretsOf(settings) },
    grafana: {
      release: release(grafanaFiles(placedDashboards(systems), settings, places.grafana), places.grafana.config),
      secretNames: [],
    },
    preview: previewFiles(settings, places.preview),
    exporters,
    findings,
    counts: countsOf({ systems, alerts, dashboards, findings }),
    coverage: coverageOf(groups),
  };
}

/** Targets are found where the engine can be asked. */
function discoveryOf(settings: Settings, exporters: Bundle["exporters"]): Pick<PrometheusConfigOptions, "discovery"> {
  const { docker } = settings.discovery;
  if (docker === false || exporters.socketProxy === undefined) return {};
  return { discovery: { ...docker, networks: watchedNetworks(settings) } };
}

function countsOf(lists: Readonly<Record<keyof Bundle["counts"], readonly unknown[]>>): Bundle["counts"] {
  const { systems, alerts, dashboards, findings } = lists;
  return {
    systems: systems.length,
    alerts: alerts.length,
    dashboards: dashboards.length,
    findings: findings.length,
  };
}
