import { activeReviews, decisions } from "../metrics/hitl.ts";
import { decided, waiting } from "./hitl-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  constant,
  eq,
  fires,
  gap,
  gt,
  increase,
  lastOverTime,
  max,
  ramp,
  silent,
  sum,
} from "./kit/index.ts";

const owner = "hitl";

/** Reviews wait, and for half an hour nobody has decided any: nobody is at work, or nobody can. */
export const reviewsUnattended: Alert = alert("HitlReviewsUnattended", {
  expr: and(
    // Every replica tells how many there are in the one database: the largest, never the sum.
    gt(max(lastOverTime(activeReviews, "1m")).by("job"), 0),
    and(
      // What waited then still waits, for reviews end by a decision. And without it, the first sample ever would be half an hour.
      gt(max(lastOverTime(activeReviews.range("5m").offset("30m"))).by("job"), 0),
      eq(sum(increase(decisions, "30m")).by("job"), 0),
    ),
  ),
  for: "1m",
  severity: "critical",
  priority: "P1",
  owner,
  summary: ({ value }) => `${value} reviews wait, and nobody has decided any for half an hour`,
  description: "Actions of the defence system stand still until a person decides.",
  action: "Call the reviewer on duty. When somebody is there, find out what keeps them from deciding.",
  page: {
    meaning:
      "Reviews have been open for half an hour or longer, and not a single decision was taken in that time. Whatever waits for them does not happen, and may be urgent.",
    look: [
      "Is anybody connected? `hitl_websocket_connections_active` is 0: nobody is at work.",
      "Somebody is: can they decide? [HitlEndpointFailing](HitlEndpointFailing.md), [ServiceNotReady](ServiceNotReady.md).",
      "The reviews themselves: `GET /api/v1/reviews`; their severity tells how urgent it is.",
    ],
    act: [
      "Call the reviewer on duty, then their deputy.",
      "Where the service is at fault, see the alerts above; decisions can be taken through the API meanwhile.",
    ],
  },
  scenarios: [
    fires("nobody is at work", {
      series: [...waiting(constant(0, "10m"), constant(3)), ...decided(constant(12))],
      at: "41m",
      notBefore: "41m",
    }),
    fires("a single review", {
      series: [...waiting(constant(1)), ...decided(constant(0))],
      at: "31m",
      shows: "boundary",
    }),
    fires("while scrapes fail", {
      series: [
        ...waiting(constant(2, "30m30s"), gap("45s"), constant(2)),
        ...decided(constant(4, "30m30s"), gap("45s"), constant(4)),
      ],
      at: "32m",
    }),
    fires("until somebody decides", {
      series: [...waiting(constant(3, "40m"), constant(2, "20m")), ...decided(constant(5, "40m"), constant(6, "20m"))],
      at: "35m",
      resolvedBy: "40m",
    }),
    silent("a decision every twenty minutes", {
      series: [...waiting(constant(40, "2h")), ...decided(...steps(6))],
    }),
    silent("nothing waits", {
      series: [...waiting(constant(0, "2h")), ...decided(constant(5, "2h"))],
      shows: "boundary",
    }),
    silent("first seen less than half an hour ago", {
      series: [...waiting(constant(3, "29m")), ...decided(constant(0, "29m"))],
    }),
    silent("the service was restarted, and somebody decides", {
      series: [
        ...waiting(constant(3, "20m"), gap("30s"), constant(3, "1h")),
        ...decided(
          ...[constant(8, "15m"), constant(9, "15m"), gap("30s")],
          ...[constant(0, "4m30s"), constant(1, "20m"), constant(2, "25m")],
        ),
      ],
    }),
    silent("PostgreSQL is down: nobody knows how many wait, and other alerts say so", {
      series: [...waiting(constant(3, "20m"), gap("2h")), ...decided(constant(9, "2h"))],
      shows: "no data",
    }),
  ],
});

/** More reviews wait than people get done. */
export const reviewsPilingUp = ({ limit = 50 }: { limit?: number } = {}): Alert =>
  alert("HitlReviewsPilingUp", {
    expr: gt(max(lastOverTime(activeReviews, "1m")).by("job"), limit),
    for: "30m",
    severity: "warning",
    priority: "P2",
    owner,
    summary: ({ value }) => `${value} reviews wait for a decision`,
    description:
      "The defence system asks more than its reviewers get done: each action waits longer than the one before.",
    action: "Get more people to review; see whether one source asks most of it.",
    page: {
      look: [
        "Decisions per minute against new reviews: `sum(rate(hitl_decisions_total[15m]))`.",
        "What asks: `GET /api/v1/reviews?status=pending`. Many of one `code` are one incident, or a detector gone wrong.",
        "Is it growing? A burst that drains in an hour needs nobody.",
      ],
      act: [
        "Add reviewers; the most severe first.",
        "A detector gone wrong: have it silenced at its source rather than its reviews rejected one by one.",
      ],
    },
    scenarios: [
      fires("an incident", { series: waiting(ramp({ from: 0, by: 2, per: "15s" })), at: "37m", notBefore: "36m30s" }),
      fires("just over the limit, while scrapes fail", {
        series: waiting(constant(limit + 1, "20m"), gap("45s"), constant(limit + 1)),
        at: "30m",
        shows: "boundary",
      }),
      fires("until they are worked off", {
        series: waiting(
          constant(2 * limit, "40m"),
          ramp({ from: 2 * limit, by: -1, per: "15s", lasts: "20m" }),
          constant(0, "10m"),
        ),
        at: "40m",
        resolvedBy: "53m",
      }),
      silent("just at the limit", { series: waiting(constant(limit, "2h")), shows: "boundary" }),
      silent("two replicas tell the same number: it counts once", { series: waiting(constant(0.6 * limit, "2h")) }),
      silent("a burst that drains within half an hour", {
        series: waiting(
          constant(0, "10m"),
          ramp({ from: 2 * limit, by: -1, per: "15s", lasts: "25m" }),
          constant(0, "30m"),
        ),
      }),
    ],
  });

/** A counter that grows by one every twenty minutes. */
function steps(times: number) {
  return Array.from({ length: times }, (_, index) => constant(index, "20m"));
}
