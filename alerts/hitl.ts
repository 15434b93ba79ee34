import { databasePool, requests } from "../metrics/hitl.ts";
import { databasePoolExhausted, databasePoolFailing } from "./database-pools.ts";
import { failingAlone } from "./failing-alone.ts";
import { reviewsPilingUp, reviewsUnattended } from "./hitl-reviews.ts";
import { asked } from "./hitl-scenarios.ts";
import { webSocketsDropped } from "./hitl-web-sockets.ts";
import { type Alert, alert, fires, not, silent } from "./kit/index.ts";

/** Requests of people and systems. The health endpoints are asked by the exporter, every few seconds, and fail on purpose. */
export const hitlTraffic = { job: "hitl-api", endpoint: not(/\/health.*/) };

/** One endpoint fails while the others work: decisions are few among many reads, and the error rate of all hides them. */
export const hitlEndpointFailing: Alert = (() => {
  const decision = "/api/v1/reviews/{id}/decision";
  const reads = (good: number, bad = 0) => asked("/api/v1/reviews", { good, bad }, "GET");
  return alert("HitlEndpointFailing", {
    expr: failingAlone({
      failed: requests.where({ ...hitlTraffic, status: /5../ }),
      all: requests.where(hitlTraffic),
      by: ["method", "endpoint"],
    }),
    for: "5m",
    severity: "critical",
    priority: "P1",
    owner: "hitl",
    summary: ({ labels, value }) =>
      `${value.humanizePercentage} of the requests ${labels.method} ${labels.endpoint} to HITL fail`,
    description:
      "They end with a status of 500 or more, while the rest of the API works. Where it is decisions, nobody can stop or release an action.",
    action:
      "The answers name the dependency: Redis for sessions and decisions, PostgreSQL for reviews. Look there first.",
    page: {
      meaning:
        "One part of the review API does not work. Reading reviews is most of the traffic, so that decisions can fail entirely without the availability objective noticing soon.",
      look: [
        "Which: the alert's labels. Decisions and sessions need Redis, reviews and decisions need PostgreSQL.",
        "[ServiceDependencyDown](ServiceDependencyDown.md) says when a dependency is down; `hitl_db_pool_waiting_requests` above 0 when the pool of connections is exhausted instead.",
        "500 rather than 503: an error in the program, its log has it.",
      ],
      act: [
        "Mend the dependency; the service finds it again without a restart.",
        "An exhausted pool: find what holds connections (`pg_stat_activity`), end it.",
        "Since a release: roll it back.",
        "While decisions fail, tell the reviewers: actions that wait for a person go on waiting.",
      ],
    },
    scenarios: [
      fires("no decision gets through, and reads are two hundred times as many", {
        series: [...reads(1000), ...asked(decision, { bad: 5 })],
        at: "6m",
        notBefore: "5m30s",
      }),
      fires("just over a quarter", {
        series: [...reads(1000), ...asked(decision, { good: 74, bad: 26 })],
        at: "6m",
        shows: "boundary",
      }),
      silent("just under a quarter", {
        series: [...reads(1000), ...asked(decision, { good: 76, bad: 24 })],
        lasts: "30m",
        shows: "boundary",
      }),
      silent("three of the four decisions of a quiet night", {
        series: [...reads(1), ...asked(decision, { good: 0.05, bad: 0.15 })],
        lasts: "1h",
      }),
      silent("everything fails: the objective says so", {
        series: [...reads(0, 50), ...asked(decision, { bad: 5 })],
        lasts: "30m",
      }),
      silent("not ready: only the health endpoints fail", {
        series: [...reads(1000), ...asked("/health/ready", { bad: 10 }, "GET")],
        lasts: "30m",
      }),
      silent("sessions that expired", { series: [...reads(1000), ...asked(decision, { refused: 20 })], lasts: "30m" }),
      silent("nobody asks", { series: [...reads(0), ...asked(decision, {})], lasts: "30m" }),
    ],
  });
})();

const itsPool = { job: hitlTraffic.job, owner: "hitl", pool: databasePool };

export const hitlPoolFailing = databasePoolFailing(itsPool);
export const hitlPoolExhausted = databasePoolExhausted(itsPool);

/** The alerts on what HITL does for reviewers and for the system that asks them. */
export const hitl: readonly Alert[] = [
  hitlEndpointFailing,
  reviewsUnattended,
  reviewsPilingUp(),
  webSocketsDropped,
  hitlPoolFailing,
  hitlPoolExhausted,
];
