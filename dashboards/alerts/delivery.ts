import { alertmanager } from "../../metrics/index.ts";
import { and, gt, increase, meanOf, row, sum, timeseries } from "../kit/index.ts";

const range = "$__rate_interval";

// Alertmanager reports 0 for every integration it knows, configured or not.
const used = gt(sum(alertmanager.notifications).by("integration"), 0);

/** What people got of it. */
export const delivery = row("Notifications", [
  timeseries("sent", {
    title: "Sent",
    description: "Notifications by kind of receiver. More than a few in an hour and nobody reads them.",
    unit: "short",
    min: 0,
    draw: "bars",
    width: "third",
    queries: [
      {
        expr: and(sum(increase(alertmanager.notifications, range)).by("integration"), used),
        legend: "{{integration}}",
      },
    ],
  }),
  timeseries("failed", {
    title: "Failed",
    description:
      "Notifications that Alertmanager gave up, by kind of receiver and reason. Good is 0: each is somebody not told.",
    unit: "short",
    min: 0,
    draw: "bars",
    width: "third",
    mayBeEmpty: "Every notification was taken.",
    queries: [
      {
        expr: gt(sum(increase(alertmanager.notificationsFailed, range)).by("integration", "reason"), 0),
        legend: "{{integration}} {{reason}}",
      },
    ],
  }),
  timeseries("held-back", {
    title: "Held back on purpose",
    description: "Notifications that a silence, an inhibition or a time interval kept from being sent.",
    unit: "short",
    min: 0,
    draw: "bars",
    width: "third",
    mayBeEmpty: "Nothing was held back since Alertmanager started.",
    queries: [{ expr: sum(increase(alertmanager.notificationsSuppressed, range)).by("reason"), legend: "{{reason}}" }],
  }),
  timeseries("latency", {
    ...meanOf(alertmanager.notificationLatency, { by: ["integration"] }),
    title: "Time to deliver",
    description: "Mean time a receiver takes to accept a notification. Seconds are bad; empty while nothing is sent.",
    mayBeEmpty: "Nothing is sent.",
  }),
  timeseries("silences", {
    title: "Silences",
    description: "Silences by state. Many active ones hide what is broken; look for those that nobody ends.",
    unit: "short",
    min: 0,
    decimals: 0,
    queries: [{ expr: sum(alertmanager.silences).by("state"), legend: "{{state}}" }],
  }),
]);
