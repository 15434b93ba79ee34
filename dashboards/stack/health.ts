import {
  alertmanagerConfigNotApplied,
  heartbeatMissing,
  programConfigNotApplied,
  prometheusConfigNotApplied,
} from "../../alerts/index.ts";
import { alertmanager, alerts, inbox, programs, prometheus, scrape } from "../../metrics/index.ts";
import {
  add,
  ceil,
  count,
  dashboardUrl,
  increase,
  max,
  min,
  not,
  or,
  row,
  stat,
  sub,
  sum,
  vector,
} from "../kit/index.ts";

const uid = "stack";
const reloaded = [
  prometheus.configReloaded,
  alertmanager.configReloaded,
  programs.settingsReloaded,
  programs.webConfigReloaded,
]
  .map((metric) => min(metric).by("job"))
  .reduce((left, right) => min(or(left, right)).by("job"));
const bad = { steps: [{ from: 1, color: "red" }] } as const;

/** The answer at a glance: one number for each thing that must work between a fault and a person. */
export const health = row("Would an alert reach somebody?", [
  stat("targets-down", {
    title: "Targets down",
    description: "Targets whose last scrape failed. Anything but 0 is a blind spot; the table below names them.",
    unit: "short",
    width: "sixth",
    paint: "background",
    thresholds: bad,
    links: [{ title: "Which ones", url: dashboardUrl(uid, "targets") }],
    queries: [{ expr: sub(count(scrape.up), sum(scrape.up)), legend: "down" }],
  }),
  stat("heartbeat", {
    title: "Watchdog",
    description: "Whether the alert that always fires still arrives in the inbox, end to end.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: { 0: { text: "arrives", color: "green" }, 1: { text: "silent", color: "red" } },
    noValue: "no inbox",
    watches: heartbeatMissing,
    links: [{ title: "How long ago", url: dashboardUrl(uid, "heartbeat-age") }],
    queries: [{ expr: max(inbox.heartbeatSilent), legend: "watchdog" }],
  }),
  stat("configuration", {
    title: "Configuration",
    description: "Whether Prometheus, Alertmanager and our own programs run the configuration they were given last.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: { 0: { text: "refused", color: "red" }, 1: { text: "applied", color: "green" } },
    watches: [prometheusConfigNotApplied, alertmanagerConfigNotApplied, programConfigNotApplied],
    queries: [{ expr: min(reloaded), legend: "configuration" }],
  }),
  stat("rule-faults", {
    title: "Rules failed",
    description: "Rule evaluations that failed in the last 5 minutes. A failed rule alerts nobody.",
    unit: "short",
    width: "sixth",
    paint: "background",
    thresholds: bad,
    queries: [{ expr: ceil(sum(increase(prometheus.ruleFailures, "5m"))), legend: "failed" }],
  }),
  stat("delivery-faults", {
    title: "Delivery failed",
    description: "Attempts in the last 5 minutes to reach Alertmanager or a receiver that failed.",
    unit: "short",
    width: "sixth",
    paint: "background",
    thresholds: bad,
    noValue: "unknown",
    links: [{ title: "Where", url: dashboardUrl(uid, "delivered") }],
    queries: [
      {
        expr: ceil(
          add(
            sum(increase(alertmanager.notificationsFailed, "5m")),
            sum(increase(prometheus.notificationErrors, "5m")),
          ),
        ),
        legend: "failed",
      },
    ],
  }),
  stat("firing", {
    title: "Firing alerts",
    description: "Alerts firing now, without the Watchdog.",
    unit: "short",
    width: "sixth",
    thresholds: { steps: [{ from: 1, color: "orange" }] },
    queries: [
      {
        expr: or(count(alerts.alertsActive.where({ alertstate: "firing", alertname: not("Watchdog") })), vector(0)),
        legend: "firing",
      },
    ],
  }),
]);
