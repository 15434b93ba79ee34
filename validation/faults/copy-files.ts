import { type Alert, printRuleFiles, renderAlertmanager } from "../../alerts/kit/index.ts";
import { inContainers, prometheusConfig, release } from "../../bundle/index.ts";
import type { RehearsalReleases } from "../../stack/rehearsal/index.ts";
import { type CompressedRules, compressIntervals, compressRouting, compressRulesAround } from "../compress/index.ts";
import { inboxUrl, prometheusTimers, timerFlags } from "../copy/index.ts";
import type { WatchedDefinitions } from "../watched/index.ts";

/** What the services of a copy are started with that watches a system in miniature. */
export interface CopyFiles {
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
  const config = prometheusConfig({
    settings: { ...settings, ...intervals },
    place: inContainers.prometheus,
    jobs,
    extraScrapeConfigs: [],
  });
  const rules = Object.entries(printRuleFiles(compressed.groups)).map(([file, text]) => [`rules/${file}`, text]);
  const alertmanager = renderAlertmanager(
    { ...compressRouting(routing, factor, inboxUrl), templates: [] },
    { secretsFolder: inContainers.alertmanager.secrets },
  );
  return {
    releases: {
      prometheus: [release({ "prometheus.yml": config, ...Object.fromEntries(rules) }, inContainers.prometheus.config)],
      alertmanager: release({ "alertmanager.yml": alertmanager }, inContainers.alertmanager.config),
    },
    flags: { prometheus: timerFlags(prometheusTimers, factor) },
    compressed,
  };
}
