import { agents } from "../../metrics/index.ts";
import { here, uids } from "../agents/index.ts";
import { add, dashboardUrl, div, gt, increase, max, min, rate, row, share, stat, sub, sum } from "../kit/index.ts";

const uid = uids.limits;
const asked = agents.rateLimiter.requests.where(here);
const rejected = agents.rateLimiter.requests.where({ ...here, outcome: "rejected" });
const { inUse, limit, waiting, timeouts, errors } = agents.databasePool;
const fullness = {
  steps: [
    { from: 0.8, color: "orange" },
    { from: 0.95, color: "red" },
  ],
} as const;

/** The answer at a glance: the door, then the database. */
export const now = row("Is work refused or held up?", [
  stat("rejected-now", {
    title: "Rejected",
    description:
      "Share of what came in five minutes that the rate limiters refused. Above 20 % for long, somebody should look.",
    unit: "percentunit",
    decimals: 1,
    width: "sixth",
    paint: "background",
    thresholds: { steps: [{ from: 0.2, color: "orange" }] },
    noValue: "nothing came",
    links: [{ title: "By which limiter", url: dashboardUrl(uid, "limiter-rejected") }],
    queries: [{ expr: share(sum(rate(rejected, "5m")), sum(rate(asked, "5m"))), legend: "rejected" }],
  }),
  stat("allowed-now", {
    title: "Allowed per second",
    description: "What the rate limiters let pass now, all together.",
    unit: "reqps",
    decimals: 1,
    width: "sixth",
    links: [{ title: "By which limiter", url: dashboardUrl(uid, "limiter-requests") }],
    queries: [
      { expr: sum(rate(agents.rateLimiter.requests.where({ ...here, outcome: "allowed" }), "5m")), legend: "allowed" },
    ],
  }),
  stat("pool-now", {
    title: "Fullest pool",
    description:
      "Part of the connections in use of the pool that has the fewest left. At 100 % requests wait for each other.",
    unit: "percentunit",
    decimals: 0,
    width: "sixth",
    paint: "background",
    thresholds: fullness,
    links: [{ title: "Which", url: dashboardUrl(uid, "pool-saturation") }],
    queries: [{ expr: max(div(inUse.where(here), gt(limit.where(here), 0))), legend: "in use" }],
  }),
  stat("free-now", {
    title: "Free connections",
    description: "Connections that the pool with the fewest left could still give, open already or not.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    thresholds: { base: "red", steps: [{ from: 1, color: "green" }] },
    links: [{ title: "Of which pool", url: dashboardUrl(uid, "pool-connections") }],
    queries: [{ expr: min(sub(limit.where(here), inUse.where(here))), legend: "free" }],
  }),
  stat("waiting-now", {
    title: "Waiting",
    description: "Requests that wait for a connection now. Normally 0.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    thresholds: { steps: [{ from: 1, color: "orange" }] },
    links: [{ title: "For which pool", url: dashboardUrl(uid, "pool-waiting") }],
    queries: [{ expr: sum(waiting.where(here)), legend: "waiting" }],
  }),
  stat("unserved-now", {
    title: "No connection",
    description:
      "Requests of five minutes that got no connection: not in time, or because the database refused. More than 5 call somebody.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 1, color: "orange" },
        { from: 6, color: "red" },
      ],
    },
    links: [{ title: "Why", url: dashboardUrl(uid, "pool-unserved") }],
    queries: [
      {
        expr: add(sum(increase(timeouts.where(here), "5m")), sum(increase(errors.where(here), "5m"))),
        legend: "no connection",
      },
    ],
  }),
]);
