import { hitlStartSlow } from "../../alerts/index.ts";
import { health } from "../../metrics/index.ts";
import { service, uids } from "../hitl/index.ts";
import { dashboardUrl, max, min, row, stat, sub, time } from "../kit/index.ts";

const uid = uids.health;
const asked = { service };
const well = { 0: { text: "failing", color: "red" }, 1: { text: "well", color: "green" } } as const;

/** The answer at a glance: each of the four endpoints, and each dependency. */
export const now = row("Can it do its work?", [
  stat("endpoints", {
    title: "Endpoints",
    description:
      "What the four health endpoints say. ready: it can do its work; live: the process is no zombie; startup: it has started; health: all of it.",
    unit: "none",
    width: "half",
    paint: "background",
    values: well,
    noValue: "nobody asks",
    links: [{ title: "Since when", url: dashboardUrl(uid, "checks") }],
    queries: [{ expr: min(health.up.where(asked)).by("check"), legend: "{{check}}" }],
  }),
  stat("dependencies", {
    title: "Dependencies",
    description: "Whether HITL reaches its database and Redis, in its own words. Degraded counts as well.",
    unit: "none",
    width: "half",
    paint: "background",
    values: well,
    noValue: "unknown",
    links: [{ title: "Since when", url: dashboardUrl(uid, "components") }],
    queries: [{ expr: min(health.componentUp.where(asked)).by("component"), legend: "{{component}}" }],
  }),
  stat("ready-since", {
    title: "No change for",
    description:
      "Time since the ready endpoint went from well to failing or back, or was first asked. Short, again and again: it flaps.",
    unit: "s",
    decimals: 0,
    width: "third",
    noValue: "unknown",
    queries: [
      { expr: sub(time(), max(health.lastChange.where({ service, check: "ready" }))), legend: "no change for" },
    ],
  }),
  stat("slowest", {
    title: "Slowest endpoint",
    description: "Time of the slowest health check just now. Orchestrators give up after a second, most often.",
    unit: "s",
    width: "third",
    thresholds: {
      steps: [
        { from: 0.5, color: "orange" },
        { from: 1, color: "red" },
      ],
    },
    noValue: "unknown",
    links: [{ title: "Which", url: dashboardUrl(uid, "check-duration") }],
    queries: [{ expr: max(health.checkDuration.where(asked)), legend: "slowest" }],
  }),
  stat("startup", {
    title: "Last start took",
    description:
      "From the start of the process until it was ready. Within a minute is good: so long nobody is served by it.",
    unit: "s",
    decimals: 1,
    width: "third",
    noValue: "unknown",
    links: [{ title: "And before", url: dashboardUrl(uid, "startup-duration") }],
    watches: hitlStartSlow,
    queries: [{ expr: max(health.startupDuration.where(asked)), legend: "took" }],
  }),
]);
