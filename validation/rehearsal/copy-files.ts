import { printRuleFiles, type RuleGroup, renderAlertmanager } from "../../alerts/kit/index.ts";
import { inContainers, prometheusConfig, release } from "../../bundle/index.ts";
import type { RehearsalReleases } from "../../stack/rehearsal/index.ts";
import { type CompressedRules, compressIntervals, compressRouting, compressRules } from "../compress/index.ts";
import { copySettings, inboxUrl, prometheusTimers, signalTarget, timerFlags } from "../copy/index.ts";
import type { Episode } from "../plan/index.ts";
import type { Subject } from "./subject.ts";

/** What the services of a copy are started with. */
export interface CopyFiles {
  readonly releases: RehearsalReleases;
  readonly flags: { readonly prometheus: readonly string[] };
  readonly compressed: CompressedRules;
}

/** Rules, routes and intervals of a stack, its time divided by the factor, with the signal as the only target. */
export function copyFiles(
  subject: Subject,
  episodes: readonly Episode[],
  { factor, receiver = inboxUrl }: { readonly factor: number; readonly receiver?: string },
): CopyFiles {
  const { settings, deployed } = subject;
  const { scrapeInterval, evaluationInterval } = settings;
  const intervals = compressIntervals({ scrapeInterval, evaluationInterval, scrapeTimeout: scrapeInterval }, factor);
  const compressed = compressRules(deployedGroups(subject), {
    factor,
    episodes: episodes.flatMap(({ id, alert }) => {
      const rule = deployed.rule(alert);
      return rule === undefined ? [] : [{ id, alert: rule }];
    }),
  });
  const config = prometheusConfig({
    settings: { ...copySettings(settings), ...intervals },
    place: inContainers.prometheus,
    jobs: [],
    extraScrapeConfigs: [signalTarget],
  });
  const rules = Object.entries(printRuleFiles(compressed.groups)).map(([file, text]) => [`rules/${file}`, text]);
  const routing = {
    ...compressRouting(deployed.routing, factor, receiver),
    templates: [],
  };
  const alertmanager = renderAlertmanager(routing, { secretsFolder: inContainers.alertmanager.secrets });
  return {
    releases: {
      prometheus: [release({ "prometheus.yml": config, ...Object.fromEntries(rules) }, inContainers.prometheus.config)],
      alertmanager: release({ "alertmanager.yml": alertmanager }, inContainers.alertmanager.config),
    },
    flags: { prometheus: timerFlags(prometheusTimers, factor) },
    compressed,
  };
}

function deployedGroups({ groups, deployed }: Subject): readonly RuleGroup[] {
  return groups.map((group) => ({
    ...group,
    rules: group.rules.flatMap((rule) => (rule.kind === "alert" ? (deployed.rule(rule) ?? []) : rule)),
  }));
}
