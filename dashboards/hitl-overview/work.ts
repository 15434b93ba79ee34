import { reviewsPilingUp } from "../../alerts/index.ts";
import { hitl } from "../../metrics/index.ts";
import { here, range, uids } from "../hitl/index.ts";
import { dashboardLink, max, mul, rate, row, sum, timeseries } from "../kit/index.ts";

const links = [dashboardLink(uids.reviews, { title: "Reviews and WebSockets" })];

/** What HITL is there for. */
export const work = row("Reviews", [
  timeseries("pending-reviews", {
    title: "Pending reviews",
    description:
      "Reviews that wait for a person. It should fall whenever reviewers are at work; the line is the alert's limit.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    links,
    watches: reviewsPilingUp(),
    queries: [{ expr: max(hitl.activeReviews.where(here)), legend: "pending" }],
  }),
  timeseries("decisions", {
    title: "Decisions per minute",
    description: "What people decided, of all kinds. 0 while reviews wait: nobody is at work, or nobody can decide.",
    unit: "suffix: /min",
    min: 0,
    width: "third",
    links,
    queries: [{ expr: mul(sum(rate(hitl.decisions.where(here), range)), 60), legend: "decisions" }],
  }),
  timeseries("reviewers-connected", {
    title: "Reviewers connected",
    description: "Open WebSocket connections. A sudden fall to half: a proxy or a replica cut them off.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    links,
    queries: [{ expr: sum(hitl.websocket.active.where(here)), legend: "connected" }],
  }),
]);
