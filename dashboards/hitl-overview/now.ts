import { reviewsPilingUp } from "../../alerts/index.ts";
import { health, hitl } from "../../metrics/index.ts";
import { here, range, service, traffic, uids } from "../hitl/index.ts";
import {
  dashboardLink,
  dashboardUrl,
  increase,
  max,
  min,
  quantilesOf,
  rate,
  row,
  share,
  stat,
  sub,
  sum,
} from "../kit/index.ts";

const uid = uids.overview;
const asked = hitl.requests.where(traffic);
const failed = hitl.requests.where({ ...traffic, status: /5../ });
const duration = hitl.requestDuration.where(traffic);

/** The answer at a glance: the promises, and what only people can work off. */
export const now = row("Are reviewers served?", [
  stat("ready", {
    title: "Ready",
    description:
      "Whether HITL says that it can do its work, its database and Redis included. Not ready: nobody is served.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: { 0: { text: "not ready", color: "red" }, 1: { text: "ready", color: "green" } },
    noValue: "unknown",
    links: [dashboardLink(uids.health, { title: "Which dependency", panel: "components" })],
    queries: [{ expr: min(health.up.where({ service, check: "ready" })), legend: "ready" }],
  }),
  stat("availability", {
    title: "Availability",
    description:
      "Share of the requests in the time shown that were answered without a fault of the service. Promised: 99.9 % over 30 days.",
    unit: "percentunit",
    decimals: 2,
    width: "sixth",
    paint: "background",
    thresholds: {
      base: "red",
      steps: [
        { from: 0.99, color: "orange" },
        { from: 0.999, color: "green" },
      ],
    },
    noValue: "no requests",
    links: [{ title: "Since when", url: dashboardUrl(uid, "red-errors") }],
    queries: [
      {
        expr: sub(1, share(sum(increase(failed, "$__range")), sum(increase(asked, "$__range")))),
        legend: "availability",
      },
    ],
  }),
  stat("p95", {
    title: "P95",
    description: "Nineteen of twenty requests are answered within this time. Promised: 500 ms.",
    unit: "s",
    decimals: 0,
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 0.25, color: "orange" },
        { from: 0.5, color: "red" },
      ],
    },
    noValue: "no requests",
    links: [{ title: "Since when", url: dashboardUrl(uid, "red-duration") }],
    queries: quantilesOf(duration, { quantiles: [0.95], range: "5m" }).queries,
  }),
  stat("rate", {
    title: "Requests per second",
    description: "What comes now. HITL is to take more than 100 per second; on a quiet day far fewer are asked.",
    unit: "reqps",
    decimals: 1,
    width: "sixth",
    links: [{ title: "Since when", url: dashboardUrl(uid, "red-requests") }],
    queries: [{ expr: sum(rate(asked, range)), legend: "requests" }],
  }),
  stat("pending", {
    title: "Pending reviews",
    description:
      "Actions of the defence system that stand still until a person decides. Above 50, more come than get done.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    paint: "background",
    noValue: "unknown",
    links: [dashboardLink(uids.reviews, { title: "Does anybody decide?" })],
    // Every replica tells how many there are in the one database: the largest, never the sum.
    watches: reviewsPilingUp(),
    queries: [{ expr: max(hitl.activeReviews.where(here)), legend: "pending" }],
  }),
  stat("reviewers", {
    title: "Reviewers connected",
    description: "Open WebSocket connections, about one for each reviewer at work. None: nobody sees new reviews.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    noValue: "unknown",
    links: [dashboardLink(uids.reviews, { title: "Since when", panel: "connections" })],
    queries: [{ expr: sum(hitl.websocket.active.where(here)), legend: "connected" }],
  }),
]);
