import * as metrics from "../../metrics/index.ts";
import { health, here, range, uids } from "../agents/index.ts";
import { dashboardUrl, div, gt, max, min, not, quantilesOf, rate, row, share, stat, sum } from "../kit/index.ts";

const { agents } = metrics;
const uid = uids.concurrency;
const ended = (outcome: RegExp) => sum(rate(agents.operations.where({ ...here, outcome }), "5m"));
const duration = agents.operationDuration.where(here);

/** The answer at a glance. */
export const now = row("Do operations end well and in time?", [
  stat("health", {
    title: "Health",
    description: "Whether the agents say that they can work, their database included.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: { 0: { text: "down", color: "red" }, 1: { text: "well", color: "green" } },
    noValue: "unknown",
    links: [{ title: "Since when", url: dashboardUrl(uid, "health-over-time") }],
    queries: [{ expr: min(metrics.health.up.where(health)), legend: "health" }],
  }),
  stat("in-progress-now", {
    title: "Under way",
    description:
      "Operations that began and did not end. Steady is good; a steady rise means that they wait for something.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    links: [{ title: "Of which kind", url: dashboardUrl(uid, "in-progress") }],
    queries: [{ expr: sum(agents.operationsInProgress.where(here)), legend: "under way" }],
  }),
  stat("completed-now", {
    title: "Completed per second",
    description: "Operations that end well. It should rise with the load until something is full, and not fall beyond.",
    unit: "ops",
    decimals: 1,
    width: "sixth",
    links: [{ title: "And the others", url: dashboardUrl(uid, "outcomes") }],
    queries: [
      { expr: sum(rate(agents.operations.where({ ...here, outcome: "completed" }), range)), legend: "completed" },
    ],
  }),
  stat("lost-now", {
    title: "Lost",
    description:
      "Share of the accepted operations of five minutes that failed or ran out of time. Promised: less than 1 %; 5 % calls somebody.",
    unit: "percentunit",
    decimals: 1,
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 0.01, color: "orange" },
        { from: 0.05, color: "red" },
      ],
    },
    noValue: "nothing ended",
    links: [{ title: "Of which kind", url: dashboardUrl(uid, "lost") }],
    queries: [
      {
        expr: share(
          ended(/failed|timeout/),
          sum(rate(agents.operations.where({ ...here, outcome: not("rejected") }), "5m")),
        ),
        legend: "lost",
      },
    ],
  }),
  stat("p95-now", {
    title: "P95",
    description:
      "Nineteen of twenty operations of five minutes took no longer, waiting included. What is good depends on what they call.",
    unit: "s",
    width: "sixth",
    noValue: "nothing ended",
    links: [{ title: "Of which kind", url: dashboardUrl(uid, "duration") }],
    queries: quantilesOf(duration, { quantiles: [0.95], range: "5m" }).queries,
  }),
  stat("fullest-now", {
    title: "Fullest semaphore",
    description:
      "Part of the permits taken of the semaphore that has the fewest left. At 100 % operations wait for each other.",
    unit: "percentunit",
    decimals: 0,
    width: "sixth",
    thresholds: {
      steps: [
        { from: 0.8, color: "orange" },
        { from: 0.95, color: "red" },
      ],
    },
    links: [{ title: "Which", url: dashboardUrl(uid, "permits") }],
    queries: [
      {
        expr: max(div(agents.semaphore.inUse.where(here), gt(agents.semaphore.limit.where(here), 0))),
        legend: "taken",
      },
    ],
  }),
]);
