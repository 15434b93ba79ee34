import { dump } from "js-yaml";
import {
  formatDuration,
  printRuleFiles,
  type Route,
  type Routing,
  renderAlertmanager,
  webhook,
} from "../../alerts/kit/index.ts";
import { inContainers, ownFolder, type Release, release } from "../../bundle/index.ts";
import type { Duration } from "../../metrics/kit/index.ts";
import { maintenanceInterval } from "../../stack/rehearsal/index.ts";
import { inboxUrl, internalLogin, prometheusTimers, receiverUrl, signalTarget, timerFlags } from "../copy/index.ts";
import type { Topology } from "./plays.ts";
import { probeRules } from "./probe.ts";
import type { Times } from "./times.ts";

/** What a copy of the monitoring is started with. */
export interface CopyFiles {
  readonly releases: {
    readonly alertmanager: Release;
    /** One for each Prometheus. */
    readonly prometheus: readonly [Release] | readonly [Release, Release];
  };
  readonly flags: { readonly prometheus: readonly string[]; readonly alertmanager: readonly string[] };
}

/** How receivers answer that do not take messages as they should; each has a route of its own. */
export const unwilling = ["500", "429", "slow", "none"] as const;
export type Unwilling = (typeof unwilling)[number];
/** Label that leads an alert to an unwilling receiver. */
export const receiverLabel = "receiver";

/** Configuration of every Prometheus and Alertmanager of a topology, with the times of the copy. */
export function copyFiles({ prometheuses, alertmanagers }: Topology, times: Times, factor: number): CopyFiles {
  const rules = Object.entries(printRuleFiles(probeRules(times))).map(([file, text]) => [`rules/${file}`, text]);
  const prometheus = (replica: string) =>
    release(
      { "prometheus.yml": prometheusConfig(times, replica, alertmanagers), ...Object.fromEntries(rules) },
      inContainers.prometheus.config,
    );
  const alertmanager = renderAlertmanager(routing(times), { secretsFolder: inContainers.alertmanager.secrets });
  return {
    releases: {
      alertmanager: release({ "alertmanager.yml": alertmanager }, inContainers.alertmanager.config),
      prometheus: prometheuses === 1 ? [prometheus("1")] : [prometheus("1"), prometheus("2")],
    },
    flags: {
      prometheus: timerFlags(prometheusTimers, factor),
      alertmanager: [...timerFlags(alertmanagerTimers, factor), "--log.level=debug"],
    },
  };
}

/** Source: `alertmanager --help` of 0.34. What finds out which peers live is no time of an alert and stays as it is. */
const alertmanagerTimers = { "data.maintenance-interval": maintenanceInterval, "cluster.peer-timeout": "15s" };

function prometheusConfig({ scrape, evaluation }: Times, replica: string, alertmanagers: number): string {
  const peers = Array.from(
    { length: alertmanagers },
    (_, index) => `alertmanager${index === 0 ? "" : `-${index + 1}`}:9093`,
  );
  return dump(
    {
      global: {
        scrape_interval: formatDuration(scrape),
        scrape_timeout: formatDuration(scrape),
        evaluation_interval: formatDuration(evaluation),
        external_labels: { replica },
      },
      rule_files: [`${ownFolder}/rules/*.yml`],
      alerting: {
        // As in every stack: replicas must send equal alerts.
        alert_relabel_configs: [{ action: "labeldrop", regex: "replica" }],
        alertmanagers: [{ api_version: "v2", basic_auth: internalLogin, static_configs: [{ targets: peers }] }],
      },
      scrape_configs: [signalTarget],
    },
    { lineWidth: -1, noRefs: true },
  );
}

/** Everything to the inbox, each probe a group; what has a receiver to go to, to that one. */
function routing({ groupWait, groupInterval, repeat }: Times): Routing {
  const basicAuth = { username: "sightline", password: { secretFile: "internal-password" } };
  const receiver = (name: string, url: string) => ({ name, integrations: [webhook({ url, basicAuth })] });
  return {
    receivers: [
      receiver("inbox", inboxUrl),
      ...unwilling.map((name) => receiver(`unwilling-${name}`, receiverUrl(name))),
    ],
    route: {
      receiver: "inbox",
      groupBy: ["alertname", "scenario"],
      groupWait: formatDuration(groupWait) as Duration,
      groupInterval: formatDuration(groupInterval) as Duration,
      repeatInterval: formatDuration(repeat) as Duration,
      routes: unwilling.map((name): Route => ({ match: { [receiverLabel]: name }, receiver: `unwilling-${name}` })),
    },
  };
}
