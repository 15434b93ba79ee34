import { reviewsPilingUp, reviewsUnattended } from "../../alerts/index.ts";
import { hitl } from "../../metrics/index.ts";
import { here, range } from "../hitl/index.ts";
import { add, clampMin, deriv, max, mul, rate, row, sum, timeseries } from "../kit/index.ts";

const pending = hitl.activeReviews.where(here);
const perMinute = "suffix: /min";
const decided = mul(sum(rate(hitl.decisions.where(here), "5m")), 60);
const growth = mul(max(deriv(pending, "5m")), 60);

/** What comes in, what is decided, and what is left over. */
export const reviews = row("Reviews", [
  timeseries("pending-reviews", {
    title: "Pending reviews",
    description:
      "Reviews that wait for a person. Falling steps are people at work; a straight line up is nobody. The line is the alert's limit.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "two-thirds",
    // That they wait at all is bad only while nobody decides.
    thresholds: { steps: [{ from: 50, color: "orange" }] },
    watches: [reviewsPilingUp(), reviewsUnattended],
    queries: [{ expr: max(pending), legend: "pending" }],
  }),
  timeseries("in-and-out", {
    title: "Asked for and decided",
    description:
      "Reviews per minute that people decide, and that come in: what is decided plus what the pending ones grow by, over 5 minutes. Decided should follow.",
    unit: perMinute,
    min: 0,
    width: "third",
    queries: [
      { expr: clampMin(add(decided, growth), 0), legend: "asked for" },
      { expr: decided, legend: "decided" },
    ],
  }),
  timeseries("kinds", {
    title: "Decisions by kind",
    description:
      "Decisions per minute. A sudden run of one kind: one incident, a detector gone wrong, or somebody who clears the list.",
    unit: perMinute,
    min: 0,
    stack: true,
    width: "full",
    legendAs: "table",
    queries: [{ expr: mul(sum(rate(hitl.decisions.where(here), range)).by("decision"), 60), legend: "{{decision}}" }],
  }),
]);
