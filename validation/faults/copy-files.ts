import { type Alert, printRuleFiles, renderAlertmanager } from "../../alerts/kit/index.ts";
import { inContainers, prometheusConfig, release } from "../../bundle/index.ts";
import type { RehearsalReleases } from "../../stack/rehearsal/index.ts";
import { type CompressedRules, compressIntervals, compressRouting, compressRulesAround } from "../compress/index.ts";
import { inboxUrl, prometheusTimers, timerFlags } from "../copy/index.ts";
import type { WatchedDefinitions } from "../watched/index.ts";

/** What the services of a copy are started with that watches a system in miniature. */
export interface CopyFiles {
  /** Prometheus without targets and rules: what the system does while it warms up is no part of what is looked back at. */
  readonly beforehand: RehearsalReleases;
  readonly releases: RehearsalReleases;
  readonly flags: { readonly prometheus: readonly string[] };
  readonly compressed: CompressedRules;
}

/** Rules, routes and targets of a system and of the stack itself, the monitoring's times divided by the factor. */
export function copyFiles(
  { settings, groups, routing, jobs }: WatchedDefinitions,
  { factor, deployed = (alert) => alert }: { readonly factor: number; readonly deployed?: (declared: Alert) => Alert },
): CopyFiles {
  const { scrapeInterval, evaluationInterval } = settings;
  const intervals = compressIntervals({ scrapeInterval, evaluationInterval, scrapeTimeout: scrapeInterval }, factor);
  const running = groups.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => (rule.kind === "alert" ? deployed(rule) : rule)),
  }));
  const compressed = compressRulesAround(running, factor);
  const { prometheus: place } = inContainers;
  const config = (scraped: WatchedDefinitions["jobs"]) =>
    prometheusConfig({ settings: { ...settings, ...intervals }, place, jobs: scraped, extraScrapeConfigs: [] });
  const rules = Object.entries(printRuleFiles(compressed.groups)).map(([file, text]) => [`rules/${file}`, text]);
  const routes = renderAlertmanager(
    { ...compressRouting(routing, factor, inboxUrl), templates: [] },
    { secretsFolder: inContainers.alertmanager.secrets },
  );
  const alertmanager = release({ "alertmanager.yml": routes }, inContainers.alertmanager.config);
  const prometheus = (files: Readonly<Record<string, string>>): RehearsalReleases["prometheus"] => [
    release(files, place.config),
  ];
  return {
    beforehand: { alertmanager, prometheus: prometheus({ "prometheus.yml": config([]) }) },
    releases: {
      alertmanager,
      prometheus: prometheus({ "prometheus.yml": config(jobs), ...Object.fromEntries(rules) }),
    },
    flags: { prometheus: timerFlags(prometheusTimers, factor) },
    compressed,
  };
}
