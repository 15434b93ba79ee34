import { reviewsPilingUp } from "../../alerts/index.ts";
import { hitl } from "../../metrics/index.ts";
import { here, range, uids } from "../hitl/index.ts";
import { avgOverTime, dashboardUrl, div, gt, increase, max, mul, rate, row, share, stat, sum } from "../kit/index.ts";

const uid = uids.reviews;
const decided = hitl.decisions.where(here);

/** The answer at a glance. */
export const now = row("Does anybody decide?", [
  stat("pending", {
    title: "Pending reviews",
    description: "Actions that stand still until a person decides. Above 50, more come than get done.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    paint: "background",
    noValue: "unknown",
    links: [{ title: "Since when", url: dashboardUrl(uid, "pending-reviews") }],
    // Every replica tells how many there are in the one database: the largest, never the sum.
    watches: reviewsPilingUp(),
    queries: [{ expr: max(hitl.activeReviews.where(here)), legend: "pending" }],
  }),
  stat("decided", {
    title: "Decided in half an hour",
    description: "Decisions of the last 30 minutes. 0 while reviews wait: call the reviewer on duty.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    noValue: "unknown",
    links: [{ title: "Which", url: dashboardUrl(uid, "kinds") }],
    queries: [{ expr: sum(increase(decided, "30m")), legend: "decided" }],
  }),
  stat("wait", {
    title: "A review waits about",
    description:
      "Reviews that waited on average in the last hour, divided by decisions per second: what one waits as long as both stay the same (Little's law).",
    unit: "s",
    decimals: 0,
    width: "sixth",
    noValue: "nobody decides",
    queries: [
      {
        expr: div(max(avgOverTime(hitl.activeReviews.where(here), "1h")), gt(sum(rate(decided, "1h")), 0)),
        legend: "wait",
      },
    ],
  }),
  stat("escalated", {
    title: "Escalated",
    description:
      "Share of the decisions in the time shown that pass a review on. Much: reviewers may not or dare not decide.",
    unit: "percentunit",
    decimals: 0,
    width: "sixth",
    noValue: "no decisions",
    queries: [
      {
        expr: share(
          sum(increase(hitl.decisions.where({ ...here, decision: "escalate" }), "$__range")),
          sum(increase(decided, "$__range")),
        ),
        legend: "escalated",
      },
    ],
  }),
  stat("connected", {
    title: "Reviewers connected",
    description: "Open WebSocket connections, about one for each reviewer at work. None: nobody sees new reviews.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    noValue: "unknown",
    links: [{ title: "Since when", url: dashboardUrl(uid, "connections") }],
    queries: [{ expr: sum(hitl.websocket.active.where(here)), legend: "connected" }],
  }),
  stat("messages", {
    title: "Messages per minute",
    description: "Messages sent to all reviewers. 0 while reviews come in: they are created, and nobody is told.",
    unit: "suffix: /min",
    decimals: 1,
    width: "sixth",
    noValue: "unknown",
    links: [{ title: "Since when", url: dashboardUrl(uid, "messages-sent") }],
    queries: [{ expr: mul(sum(rate(hitl.websocket.sent.where(here), range)), 60), legend: "messages" }],
  }),
]);
