import {
  alertmanagerNotificationsFailing,
  heartbeatMissing,
  prometheusNotificationsFailing,
  prometheusNotificationsQueued,
} from "../../alerts/index.ts";
import { alertmanager, inbox, prometheus } from "../../metrics/index.ts";
import { add, and, div, gt, max, rate, rateOf, row, share, sub, sum, time, timeseries } from "../kit/index.ts";

const range = "$__rate_interval";

// Alertmanager reports 0 for every integration it knows, configured or not.
const used = gt(sum(alertmanager.notifications).by("integration"), 0);
const sent = sum(rate(alertmanager.notifications, "15m")).by("integration");
const dropped = sum(rate(prometheus.notificationsDropped, "5m")).by("alertmanager");

/** The way of an alert: Prometheus, Alertmanager, receiver, and the inbox that proves it. */
export const delivery = row("Alert delivery", [
  timeseries("lost", {
    title: "Lost on the way to Alertmanager",
    description:
      "Share of the alerts of five minutes that Prometheus gave up on. Good is 0; else alerts may reach nobody.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: prometheusNotificationsFailing,
    queries: [
      {
        expr: share(dropped, add(dropped, sum(rate(prometheus.notificationsSent, "5m")).by("alertmanager"))),
        legend: "{{alertmanager}}",
      },
    ],
  }),
  timeseries("queue", {
    title: "Queue before Alertmanager",
    description: "Part of the alerts that may wait which do. Near 0 is good; when it is full, the oldest are dropped.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: prometheusNotificationsQueued,
    queries: [
      {
        expr: max(
          div(prometheus.notificationQueue, prometheus.notificationQueueCapacity, {
            on: ["job", "instance"],
            groupLeft: [],
          }),
        ).by("instance"),
        legend: "{{instance}}",
      },
    ],
  }),
  timeseries("not-told", {
    title: "Not delivered to receivers",
    description: "Share of the notifications of a quarter of an hour that a kind of receiver did not take. Good is 0.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: alertmanagerNotificationsFailing,
    queries: [
      {
        expr: share(sum(rate(alertmanager.notificationsFailed, "15m")).by("integration"), sent),
        legend: "{{integration}}",
      },
    ],
  }),
  timeseries("sent", {
    title: "Prometheus to Alertmanager",
    description: "Alerts per second handed over, refused, and thrown away because Alertmanager did not take them.",
    unit: "ops",
    min: 0,
    width: "third",
    queries: [
      { expr: sum(rate(prometheus.notificationsSent, range)), legend: "sent" },
      { expr: sum(rate(prometheus.notificationErrors, range)), legend: "refused" },
      { expr: sum(rate(prometheus.notificationsDropped, range)), legend: "thrown away" },
    ],
  }),
  timeseries("held", {
    title: "Alerts and silences in Alertmanager",
    description: "Alerts it knows, active or suppressed by a silence or another alert, and the silences in force.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [
      { expr: sum(alertmanager.alerts).by("state"), legend: "alerts {{state}}" },
      { expr: sum(alertmanager.silences.where({ state: "active" })), legend: "silences" },
    ],
  }),
  timeseries("delivered", {
    title: "Alertmanager to receivers",
    description: "Notifications per second by kind of receiver, and those held back on purpose, by reason.",
    unit: "ops",
    min: 0,
    width: "third",
    queries: [
      { expr: and(sum(rate(alertmanager.notifications, range)).by("integration"), used), legend: "{{integration}}" },
      {
        expr: sum(rate(alertmanager.notificationsSuppressed, range)).by("reason"),
        legend: "held back: {{reason}}",
        mayBeEmpty: "Nothing was held back.",
      },
    ],
  }),
  timeseries("delivery-time", {
    title: "Time to deliver",
    description:
      "Mean time a receiver takes to accept a notification. Below a second is good; empty while nothing is sent.",
    unit: "s",
    min: 0,
    width: "third",
    queries: [
      {
        expr: div(
          sum(rate(alertmanager.notificationLatency.sum, "15m")).by("integration"),
          gt(sum(rate(alertmanager.notificationLatency.count, "15m")).by("integration"), 0),
        ),
        legend: "{{integration}}",
      },
    ],
  }),
  timeseries("received", {
    ...rateOf(inbox.notificationsReceived, { by: ["receiver"] }),
    title: "Received by the inbox",
    description: "Notifications per second that arrived and were kept, by the receiver they were meant for.",
    width: "third",
  }),
  timeseries("heartbeat-age", {
    title: "Watchdog last seen",
    description: "Time since the alert that always fires arrived in the inbox. A saw is good, a slope is not.",
    unit: "s",
    min: 0,
    width: "third",
    watches: { alert: heartbeatMissing, at: 300 },
    queries: [{ expr: sub(time(), max(inbox.heartbeatLastSeen)), legend: "ago" }],
  }),
]);
