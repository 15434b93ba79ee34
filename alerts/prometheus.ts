import {
  configReloaded,
  notificationQueue,
  notificationQueueCapacity,
  notificationsDropped,
  notificationsSent,
} from "../metrics/prometheus.ts";
import {
  type Alert,
  add,
  alert,
  avgOverTime,
  constant,
  div,
  eq,
  fires,
  gt,
  lastOverTime,
  maxOverTime,
  rate,
  silent,
} from "./kit/index.ts";
import {
  briefOutage,
  longOutage,
  prometheus,
  queued,
  reloadScenarios,
  restartWhileSending,
  sending,
} from "./stack-scenarios.ts";

/** Prometheus refused its newest configuration and goes on with the one of before. */
export const prometheusConfigNotApplied: Alert = alert("PrometheusConfigNotApplied", {
  // The largest of five minutes, so that failed scrapes cannot hide it.
  expr: eq(maxOverTime(configReloaded, "5m"), 0),
  for: "5m",
  severity: "critical",
  priority: "P2",
  owner: "platform",
  summary: ({ labels }) => `Prometheus ${labels.instance} runs with an old configuration`,
  description: "The newest one was refused. Changed rules and targets are not in force.",
  action: "Read why in Prometheus's log, correct it and deploy again.",
  page: {
    meaning:
      "Prometheus was told to load a new configuration, refused it and goes on with the one of before. Everything runs, but changed rules, targets and intervals are not in force, and a restart would fail.",
    look: [
      "Prometheus's log: the line with `Error reloading config` names the file and the fault.",
      "`prometheus_config_last_reload_success_timestamp_seconds`: since when the configuration in force is there.",
    ],
    act: [
      "Correct what the log names and deploy again.",
      "A deployment checks a configuration before it is switched to, so look first for what was changed by other means, and for files that the configuration names and that are no longer there.",
    ],
  },
  scenarios: reloadScenarios((samples) => configReloaded.series(prometheus, samples)),
});

/** Alerts get lost between Prometheus and Alertmanager. */
export const prometheusNotificationsFailing: Alert = alert("PrometheusNotificationsFailing", {
  expr: gt(
    div(rate(notificationsDropped, "5m"), add(rate(notificationsDropped, "5m"), rate(notificationsSent, "5m"))),
    0.01,
  ),
  for: "10m",
  severity: "critical",
  priority: "P1",
  owner: "platform",
  summary: ({ labels, value }) => `${value.humanizePercentage} of the alerts for ${labels.alertmanager} are lost`,
  description: "Alerts that fire may reach nobody. This one may not either: Watchdog's absence tells as well.",
  action: "See whether Alertmanager runs and takes Prometheus's password; Prometheus's log has the error.",
  page: {
    meaning:
      "More than one in a hundred alerts that Prometheus sends to an Alertmanager are lost: it does not answer, refuses them, or the queue overflows. Prometheus sends an alert again for as long as it fires, so a short loss delays; a long one hides. With a single Alertmanager that is down, this alert cannot be delivered either: see [Watchdog](Watchdog.md).",
    look: [
      "Is [TargetMissing](TargetMissing.md) firing for Alertmanager?",
      "Prometheus's log: `Error sending alerts` names the address and the answer.",
      "`prometheus_notifications_queue_length` against its capacity: a full queue means that Alertmanager is slow.",
    ],
    act: [
      "Bring Alertmanager back, or correct address and password.",
      "After a rotation of passwords both sides must have the new one.",
    ],
  },
  scenarios: [
    fires("Alertmanager does not answer", { ...sending({ dropped: 4, sent: 0 }), at: "11m", notBefore: "10m15s" }),
    fires("every fourth is lost", { ...sending({ dropped: 1, sent: 3 }), at: "11m" }),
    fires("Alertmanager comes back", { ...longOutage, at: "15m", resolvedBy: "25m15s" }),
    fires("Prometheus itself restarts meanwhile", { ...restartWhileSending, at: "16m" }),
    silent("one in a hundred is lost", { shows: "boundary", ...sending({ dropped: 1, sent: 99 }, "30m") }),
    silent("nothing to send", sending({ dropped: 0, sent: 0 }, "30m")),
    silent("two minutes without Alertmanager", briefOutage),
  ],
});

/** Alerts pile up before Alertmanager: it takes them more slowly than they come, and the queue's oldest will be dropped. */
export const prometheusNotificationsQueued: Alert = alert("PrometheusNotificationsQueued", {
  expr: gt(
    div(avgOverTime(notificationQueue, "5m"), lastOverTime(notificationQueueCapacity, "5m"), {
      on: ["job", "instance"],
      groupLeft: [],
    }),
    0.1,
  ),
  for: "5m",
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels, value }) => `the queue of alerts for ${labels.alertmanager} is ${value.humanizePercentage} full`,
  description: "Alerts arrive late. When the queue is full, the oldest are dropped.",
  action: "See why Alertmanager is slow: its CPU, its disk, and how many alerts fire at once.",
  page: {
    look: [
      "`prometheus_notifications_latency_histogram_seconds`: how long one request to Alertmanager takes.",
      '`count(ALERTS{alertstate="firing"})`: thousands of firing alerts come from one rule most often; `topk(5, count by (alertname) (ALERTS))` names it.',
      "The container of Alertmanager: is it held back by its CPU limit ([ContainerCpuThrottled](ContainerCpuThrottled.md))?",
    ],
    act: ["Correct the rule that fires for everything, or aggregate it.", "Else give Alertmanager more CPU."],
  },
  scenarios: [
    fires("Alertmanager takes a minute for each request", {
      series: queued(constant(3000)),
      at: "6m",
      notBefore: "5m",
    }),
    fires("just over a tenth", { shows: "boundary", series: queued(constant(1001)), at: "6m" }),
    silent("just a tenth", { shows: "boundary", series: queued(constant(1000, "30m")) }),
    silent("a burst that is taken within five minutes", {
      series: queued(constant(0, "10m"), constant(4000, "2m"), constant(0, "20m")),
    }),
  ],
});

/** The alerts on Prometheus's own configuration and on its way to Alertmanager. */
export const prometheusDelivery: readonly Alert[] = [
  prometheusConfigNotApplied,
  prometheusNotificationsFailing,
  prometheusNotificationsQueued,
];
