import { agentsRejected } from "../../alerts/index.ts";
import { agents } from "../../metrics/index.ts";
import { here, range } from "../agents/index.ts";
import { rate, row, share, sum, timeseries } from "../kit/index.ts";

const asked = agents.rateLimiter.requests.where(here);
const rejected = agents.rateLimiter.requests.where({ ...here, outcome: "rejected" });

/** What is let in. */
export const limiters = row("Rate limiters", [
  timeseries("limiter-requests", {
    title: "Allowed and rejected",
    description:
      "Requests per second that each rate limiter let pass or refused. Allowed flat at the limit with rejected above 0: it does what it is for.",
    unit: "reqps",
    min: 0,
    legendAs: "table",
    queries: [{ expr: sum(rate(asked, range)).by("limiter", "outcome"), legend: "{{limiter}} {{outcome}}" }],
  }),
  timeseries("limiter-rejected", {
    title: "Rejected",
    description:
      "Share of what comes that each rate limiter refuses. Some for moments is good, for long the limit is too low or a caller too fast.",
    unit: "percentunit",
    min: 0,
    watches: agentsRejected,
    queries: [
      {
        expr: share(sum(rate(rejected, range)).by("limiter"), sum(rate(asked, range)).by("limiter")),
        legend: "{{limiter}}",
      },
    ],
  }),
]);
