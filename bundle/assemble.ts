import {
  type CheckSettings,
  checkAlertRoutes,
  checkedGroups,
  checkGroups,
  checkRouting,
  coverageOf,
  printRuleFiles,
  renderAlertmanager,
} from "../alerts/kit/index.ts";
import { checkDashboards } from "../dashboards/kit/index.ts";
import { sortFindings, throwOnErrors } from "../problems/index.ts";
import { type Settings, type Viewer, viewerOf } from "../settings/index.ts";
import { checkSystems, type ExporterKey, type System } from "../systems/index.ts";
import { shapesOf } from "./alert-shapes.ts";
import type { Bundle } from "./bundle.ts";
import { exporterFiles } from "./exporter-files.ts";
import type { ExtraFiles } from "./extra-files.ts";
import { extraRules } from "./extra-rules.ts";
import { extraScrapeConfigs } from "./extra-scrape-configs.ts";
import { dashboardsOf, grafanaFiles, placedDashboards, viewerUrl } from "./grafana-files.ts";
import { checkSettingsOf } from "./lint/index.ts";
import { watchedNetworks } from "./networks.ts";
import { notificationTemplate } from "./notification-template.ts";
import { objectiveFindings, withoutObjectives } from "./objectives.ts";
import { checkWatches, panelAnnotations } from "./panel-links/index.ts";
import { inContainers, type Places } from "./places.ts";
import { previewFiles } from "./preview.ts";
import { type PrometheusConfigOptions, prometheusConfig } from "./prometheus-config.ts";
import { release } from "./release.ts";
import { routingOf, secretsOf } from "./routing.ts";
import { alertsIn, groupsOf } from "./rule-groups.ts";
import { scrapeJobs } from "./scrape-jobs.ts";

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
  const { exporters, findings: ofExporters } = exporterFiles(systems, settings, files, places);
  const { jobs, findings: ofJobs } = scrapeJobs(systems, settings, {
    viewer,
    exporters: scrapedOf(settings, exporters),
  });
  const jobNames = jobs.map(({ name }) => name);
  const ofObjectives = objectiveFindings(systems, settings);
  const sound = ofObjectives.length === 0 ? systems : withoutObjectives(systems);
  const groups = groupsOf(sound, jobNames);
  const alerts = alertsIn(groups);
  const routing = routingOf(settings, groups);
  const extra = extraRules(files.rules, checkSettings);
  const scrapes = extraScrapeConfigs(files.scrapeConfigs, {
    jobs: jobNames,
    secretsFolder: places.prometheus.secrets,
  });
  const findings = sortFindings([
    ...checkSystems(systems),
    ...ofJobs,
    ...ofExporters,
    ...ofObjectives,
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
    "alertmanager.yml": renderAlertmanager(routing, { secretsFolder: places.alertmanager.secrets }),
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

/** Prometheus is on the proxy's network only where it finds targets through it. */
function scrapedOf({ discovery }: Settings, exporters: Bundle["exporters"]): readonly ExporterKey[] {
  const keys = Object.keys(exporters) as ExporterKey[];
  return keys.filter((key) => key !== "socketProxy" || discovery.docker !== false);
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
