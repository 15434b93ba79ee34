import {
  alertmanagerNotificationsFailing,
  prometheusNotificationsFailing,
  prometheusNotificationsQueued,
} from "../../alerts/index.ts";
import { alertmanager, inbox, prometheus } from "../../metrics/index.ts";
import { add, and, div, gt, max, rate, row, share, sub, sum, time, timeseries } from "../kit/index.ts";

const range = "$__rate_interval";
const thrownAway = sum(rate(prometheus.notificationsDropped, range));

// Alertmanager reports 0 for every integration it knows, configured or not.
const used = gt(sum(alertmanager.notifications).by("integration"), 0);

/** The way of an alert: Prometheus, Alertmanager, receiver, and the inbox that proves it. */
export const delivery = row("Alert delivery", [
  timeseries("sent", {
    title: "Prometheus to Alertmanager",
    description: "Alerts per second handed over, refused, and thrown away because Alertmanager did not take them.",
    unit: "ops",
    min: 0,
    width: "third",
    queries: [
      { expr: sum(rate(prometheus.notificationsSent, range)), legend: "sent" },
      { expr: sum(rate(prometheus.notificationErrors, range)), legend: "refused" },
      { expr: thrownAway, legend: "thrown away" },
    ],
  }),
  timeseries("held", {
    title: "Alerts in Alertmanager",
    description: "Alerts it knows: active, or suppressed by a silence or another alert.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [{ expr: sum(alertmanager.alerts).by("state"), legend: "{{state}}" }],
  }),
  timeseries("delivered", {
    title: "Alertmanager to receivers",
    description: "Notifications per second by kind of receiver, and the attempts that failed.",
    unit: "ops",
    min: 0,
    width: "third",
    queries: [
      { expr: and(sum(rate(alertmanager.notifications, range)).by("integration"), used), legend: "{{integration}}" },
      {
        expr: and(sum(rate(alertmanager.notificationsFailed, range)).by("integration"), used),
        legend: "{{integration}} failed",
      },
    ],
  }),
  timeseries("delivery-time", {
    title: "Time to deliver",
    description: "Mean time a receiver takes to accept a notification. Empty while nothing is sent.",
    unit: "s",
    min: 0,
    width: "third",
    queries: [
      {
        expr: div(
          sum(rate(alertmanager.notificationLatency.sum, range)).by("integration"),
          gt(sum(rate(alertmanager.notificationLatency.count, range)).by("integration"), 0),
        ),
        legend: "{{integration}}",
      },
    ],
  }),
  timeseries("delivery-lost", {
    title: "Part that does not arrive",
    description: "Alerts that Prometheus threw away, and notifications that a receiver did not take. 0 is good.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: [prometheusNotificationsFailing, alertmanagerNotificationsFailing],
    queries: [
      {
        expr: share(thrownAway, add(thrownAway, sum(rate(prometheus.notificationsSent, range)))),
        legend: "thrown away",
      },
      {
        expr: share(
          sum(rate(alertmanager.notificationsFailed, range)).by("integration"),
          sum(rate(alertmanager.notifications, range)).by("integration"),
        ),
        legend: "{{integration}} failed",
      },
    ],
  }),
  timeseries("notification-queue", {
    title: "Queue to Alertmanager",
    description: "How full Prometheus's queue of alerts is. When it is full, alerts are thrown away.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: prometheusNotificationsQueued,
    queries: [
      {
        expr: div(
          max(prometheus.notificationQueue).by("instance"),
          max(prometheus.notificationQueueCapacity).by("instance"),
        ),
        legend: "{{instance}}",
      },
    ],
  }),
  timeseries("received", {
    title: "Received by the inbox",
    description: "Notifications per second that arrived and were kept, by the receiver they were meant for.",
    unit: "ops",
    min: 0,
    width: "third",
    queries: [{ expr: sum(rate(inbox.notificationsReceived, range)).by("receiver"), legend: "{{receiver}}" }],
  }),
  timeseries("heartbeat-age", {
    title: "Watchdog last seen",
    description: "Time since the alert that always fires arrived in the inbox. A saw is good, a slope is not.",
    unit: "s",
    min: 0,
    width: "third",
    queries: [{ expr: sub(time(), max(inbox.heartbeatLastSeen)), legend: "ago" }],
  }),
]);
