import { configReloaded as alertmanagerConfig, notifications, notificationsFailed } from "../metrics/alertmanager.ts";
import {
  notificationsDropped,
  notificationsSent,
  configReloaded as prometheusConfig,
  ruleFailures,
} from "../metrics/prometheus.ts";
import { up } from "../metrics/scrape.ts";
import {
  type Alert,
  absent,
  add,
  alert,
  avgOverTime,
  constant,
  div,
  eq,
  fires,
  gt,
  increase,
  lt,
  maxOverTime,
  or,
  ramp,
  rate,
  type Severity,
  type Shape,
  silent,
  sum,
  vector,
} from "./kit/index.ts";
import {
  alertmanager,
  briefOutage,
  delivering,
  prometheus,
  reloadScenarios,
  ruleGroup,
  sending,
} from "./stack-scenarios.ts";

/** Fires at all times; when it stops arriving, something between Prometheus and the receiver is broken. */
export const watchdog: Alert = alert("Watchdog", {
  expr: vector(1),
  alwaysFiring: true,
  severity: "info",
  summary: "Prometheus evaluates rules and Alertmanager delivers",
  description: "This alert always fires. Its absence is the alarm: the heartbeat receiver raises it.",
  action: "Nothing while it arrives.",
  scenarios: [fires("from the first evaluation on", { series: [], at: "0s" })],
});

/** A job that should be there does not answer scrapes, or Prometheus no longer scrapes it at all. */
export const targetMissing = ({ job, severity = "warning" }: { job: string; severity?: Severity }): Alert => {
  const target = up.where({ job });
  const answers = (...samples: readonly Shape[]) => up.series({ job, instance: `${job}:1` }, samples);
  return alert("TargetMissing", {
    // Averaged, so that a target that comes and goes is found too: a single good scrape would start `for` again.
    expr: or(lt(avgOverTime(target, "5m"), 0.5), absent(target)),
    for: "2m",
    severity,
    // Tells the rules apart for promtool, which does not look at their expressions.
    labels: { job },
    summary: ({ labels }) => `${labels.job} does not answer scrapes`,
    description: "Nothing is known about it, so no other alert on its metrics can fire.",
    action: ({ labels }) => `See the error of ${labels.job} on Prometheus's page of targets, then the container's log.`,
    scenarios: [
      fires("it stops answering", { series: [answers(constant(1, "10m"), constant(0))], at: "14m30s" }),
      fires("it answers every third scrape", {
        series: [answers(...Array.from({ length: 20 }, () => [constant(0, "30s"), constant(1, "15s")]).flat())],
        at: "10m",
      }),
      fires("it is no longer scraped", { series: [answers(constant(1, "10m"))], at: "12m15s" }),
      fires("it never was", { series: [], at: "2m" }),
      silent("it answers", { series: [answers(constant(1, "30m"))] }),
      silent("a restart of two minutes", {
        series: [answers(constant(1, "10m"), constant(0, "2m"), constant(1, "10m"))],
      }),
    ],
  });
};

/** Prometheus refused its newest configuration and goes on with the one of before. */
export const prometheusConfigNotApplied: Alert = alert("PrometheusConfigNotApplied", {
  // The largest of five minutes, so that failed scrapes cannot hide it.
  expr: eq(maxOverTime(prometheusConfig, "5m"), 0),
  for: "5m",
  severity: "critical",
  summary: ({ labels }) => `Prometheus ${labels.instance} runs with an old configuration`,
  description: "The newest one was refused. Changed rules and targets are not in force.",
  action: "Read why in Prometheus's log, correct it and deploy again.",
  scenarios: reloadScenarios((samples) => prometheusConfig.series(prometheus, samples)),
});

/** Alertmanager refused its newest configuration and goes on with the one of before. */
export const alertmanagerConfigNotApplied: Alert = alert("AlertmanagerConfigNotApplied", {
  expr: eq(maxOverTime(alertmanagerConfig, "5m"), 0),
  for: "5m",
  severity: "critical",
  summary: ({ labels }) => `Alertmanager ${labels.instance} runs with an old configuration`,
  description: "The newest one was refused. Changed routes and receivers are not in force.",
  action: "Read why in Alertmanager's log, correct it and deploy again.",
  scenarios: reloadScenarios((samples) => alertmanagerConfig.series(alertmanager, samples)),
});

/** Alerts get lost between Prometheus and Alertmanager. */
export const prometheusNotificationsFailing: Alert = alert("PrometheusNotificationsFailing", {
  expr: gt(
    div(rate(notificationsDropped, "5m"), add(rate(notificationsDropped, "5m"), rate(notificationsSent, "5m"))),
    0.01,
  ),
  for: "10m",
  severity: "critical",
  summary: ({ labels, value }) => `${value.humanizePercentage} of the alerts for ${labels.alertmanager} are lost`,
  description: "Alerts that fire may reach nobody. This one may not either: Watchdog's absence tells as well.",
  action: "See whether Alertmanager runs and takes Prometheus's password; Prometheus's log has the error.",
  scenarios: [
    fires("Alertmanager does not answer", { ...sending({ dropped: 4, sent: 0 }), at: "11m", value: 1 }),
    fires("every fourth is lost", { ...sending({ dropped: 1, sent: 3 }), at: "11m", value: 0.25 }),
    silent("one in two hundred is lost", sending({ dropped: 1, sent: 199 }, "30m")),
    silent("nothing to send", sending({ dropped: 0, sent: 0 }, "30m")),
    silent("two minutes without Alertmanager", briefOutage),
  ],
});

/** Alertmanager cannot tell a receiver. */
export const alertmanagerNotificationsFailing: Alert = alert("AlertmanagerNotificationsFailing", {
  expr: gt(div(sum(rate(notificationsFailed, "15m")).without("reason"), rate(notifications, "15m")), 0.01),
  for: "5m",
  severity: "critical",
  summary: ({ labels, value }) => `${value.humanizePercentage} of the notifications by ${labels.integration} fail`,
  description: "Whoever is told that way may not learn of alerts.",
  action: "Read the receiver's answer in Alertmanager's log: a revoked key, a wrong address, a limit reached.",
  scenarios: [
    fires("the receiver refuses everything", { ...delivering({ failed: 1, ok: 0 }), at: "6m", value: 1 }),
    fires("every tenth times out", { ...delivering({ failed: 1, ok: 9 }), at: "6m", value: 0.1 }),
    silent("one in two hundred fails", delivering({ failed: 1, ok: 199 }, "40m")),
    silent("nothing to tell", delivering({ failed: 0, ok: 0 }, "40m")),
  ],
});

/** Prometheus cannot evaluate a rule. */
export const ruleEvaluationFailing: Alert = alert("RuleEvaluationFailing", {
  expr: gt(increase(ruleFailures, "5m"), 0),
  for: "5m",
  severity: "critical",
  summary: ({ labels }) => `a rule of ${labels.rule_group} cannot be evaluated`,
  description: "Alerts of that group are blind, and records that other rules read are missing.",
  action: "Prometheus's page of rules shows the error beside the rule; most often two series collide.",
  scenarios: [
    fires("a rule fails every time", {
      series: [ruleFailures.series(ruleGroup, ramp({ from: 0, by: 1, per: "15s" }))],
      at: "5m30s",
    }),
    silent("it failed once", { series: [ruleFailures.series(ruleGroup, [constant(0, "5m"), constant(1, "20m")])] }),
    silent("it never failed", { series: [ruleFailures.series(ruleGroup, constant(0, "20m"))] }),
  ],
});

/** The alerts on the stack itself. Grafana runs not everywhere: where it does, add `targetMissing({ job: "grafana" })`. */
export const stack: readonly Alert[] = [
  watchdog,
  targetMissing({ job: "prometheus", severity: "critical" }),
  targetMissing({ job: "alertmanager", severity: "critical" }),
  targetMissing({ job: "node-exporter" }),
  targetMissing({ job: "inbox" }),
  prometheusConfigNotApplied,
  alertmanagerConfigNotApplied,
  prometheusNotificationsFailing,
  alertmanagerNotificationsFailing,
  ruleEvaluationFailing,
];
