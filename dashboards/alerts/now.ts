import { alertmanager } from "../../metrics/index.ts";
import { type Color, ceil, count, increase, max, or, row, stat, sum, type Vector, vector } from "../kit/index.ts";
import { firing, firingFor, pending } from "./active.ts";

const number = (key: string, title: string, description: string, active: Vector, color: Color) =>
  stat(key, {
    title,
    description,
    unit: "short",
    width: "sixth",
    paint: "background",
    thresholds: { steps: [{ from: 1, color }] },
    queries: [{ expr: or(count(active), vector(0)), legend: title.toLowerCase() }],
  });

/** The answer at a glance. */
export const now = row("What fires?", [
  number(
    "critical",
    "Critical",
    "Critical alerts that fire, by instance. Good is 0.",
    firing.where({ severity: "critical" }),
    "red",
  ),
  number(
    "warning",
    "Warnings",
    "Warnings that fire, by instance. Good is 0; they can wait for the morning.",
    firing.where({ severity: "warning" }),
    "orange",
  ),
  number(
    "pending",
    "Pending",
    "Alerts whose condition holds, but not long enough yet. They fire next, or go away.",
    pending,
    "yellow",
  ),
  stat("longest", {
    title: "Longest",
    description:
      "For how long the alert has been active that fires longest. Days mean that nobody minds: mend it or its rule.",
    unit: "s",
    decimals: 0,
    width: "sixth",
    thresholds: { steps: [{ from: 86_400, color: "orange" }] },
    noValue: "none fires",
    mayBeEmpty: "No alert fires.",
    queries: [{ expr: max(firingFor), legend: "active" }],
  }),
  stat("suppressed", {
    title: "Suppressed",
    description:
      "Alerts that Alertmanager holds back: silenced, or explained by another alert. Nobody is told of them.",
    unit: "short",
    width: "sixth",
    thresholds: { steps: [{ from: 1, color: "blue" }] },
    noValue: "unknown",
    queries: [{ expr: sum(alertmanager.alerts.where({ state: "suppressed" })), legend: "suppressed" }],
  }),
  stat("undelivered", {
    title: "Not delivered",
    description: "Notifications that Alertmanager gave up in the last hour. Anything but 0: somebody was not told.",
    unit: "short",
    width: "sixth",
    paint: "background",
    thresholds: { steps: [{ from: 1, color: "red" }] },
    noValue: "unknown",
    queries: [{ expr: ceil(sum(increase(alertmanager.notificationsFailed, "1h"))), legend: "failed" }],
  }),
]);
