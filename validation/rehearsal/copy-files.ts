import { printRuleFiles, type RuleGroup, renderAlertmanager } from "../../alerts/kit/index.ts";
import { inContainers, prometheusConfig, release } from "../../bundle/index.ts";
import { innerAddress, type RehearsalReleases } from "../../stack/rehearsal/index.ts";
import {
  type CompressedRules,
  compressDuration,
  compressIntervals,
  compressRouting,
  compressRules,
} from "../compress/index.ts";
import type { Episode } from "../plan/index.ts";
import type { Subject } from "./subject.ts";

/** What the services of a copy are started with. */
export interface CopyFiles {
  readonly releases: RehearsalReleases;
  readonly flags: { readonly prometheus: readonly string[] };
  readonly compressed: CompressedRules;
}

/** Where the copy's Alertmanager sends everything. */
export const inboxUrl = `http://${innerAddress("inbox")}/api/v1/notifications`;

/** Rules, routes and intervals of a stack, its time divided by the factor, with the signal as the only target. */
export function copyFiles(
  subject: Subject,
  episodes: readonly Episode[],
  { factor, receiverUrl = inboxUrl }: { readonly factor: number; readonly receiverUrl?: string },
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
    settings: { ...settings, ...intervals },
    place: inContainers.prometheus,
    jobs: [],
    extraScrapeConfigs: [signalTarget()],
  });
  const rules = Object.entries(printRuleFiles(compressed.groups)).map(([file, text]) => [`rules/${file}`, text]);
  const routing = {
    ...compressRouting(deployed.routing, factor, receiverUrl),
    templates: [],
  };
  const alertmanager = renderAlertmanager(routing, { secretsFolder: inContainers.alertmanager.secrets });
  return {
    releases: {
      prometheus: [release({ "prometheus.yml": config, ...Object.fromEntries(rules) }, inContainers.prometheus.config)],
      alertmanager: release({ "alertmanager.yml": alertmanager }, inContainers.alertmanager.config),
    },
    flags: { prometheus: ownTimers(factor) },
    compressed,
  };
}

function deployedGroups({ groups, deployed }: Subject): readonly RuleGroup[] {
  return groups.map((group) => ({
    ...group,
    rules: group.rules.flatMap((rule) => (rule.kind === "alert" ? (deployed.rule(rule) ?? []) : rule)),
  }));
}

/** Times that Prometheus keeps by flag, at their defaults. Source: `prometheus --help` of 3.15. */
function ownTimers(factor: number): readonly string[] {
  const flags = {
    "query.lookback-delta": "5m",
    "rules.alert.resend-delay": "1m",
    "rules.alert.for-grace-period": "10m",
    "rules.alert.for-outage-tolerance": "1h",
  };
  return Object.entries(flags).map(([flag, time]) => `--${flag}=${compressDuration(time, factor)}`);
}

/** What is scraped says itself which job and instance it is of, and when its values were right. */
function signalTarget(): object {
  return {
    job_name: "signal",
    metrics_path: "/signal/1/0",
    honor_labels: true,
    track_timestamps_staleness: true,
    basic_auth: { username: "sightline", password_file: `${inContainers.prometheus.secrets}/internal-password` },
    static_configs: [{ targets: [innerAddress("signal")] }],
  };
}
