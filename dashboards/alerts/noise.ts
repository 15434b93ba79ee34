import {
  barGauge,
  changes,
  count,
  countOverTime,
  div,
  mul,
  type Range,
  row,
  subquery,
  sum,
  table,
  topk,
  unless,
  type Vector,
} from "../kit/index.ts";
import { activeSince, firing } from "./active.ts";

const step = "1m";
const range: Range = "$__range";

/** How often in the time shown, looked at once a minute: what came and went between two looks is not seen. */
const looks = <L extends string>(expr: Vector<L>) => countOverTime(subquery(expr, range, step));

// Firing at one look and not at the one before.
const starts = unless(firing, firing.offset(step));
const fired = sum(looks(starts)).by("alertname");
const seconds = mul(looks(count(firing).by("alertname")), 60);
const cameBack = sum(changes(activeSince, range)).by("alertname");

/** What keeps firing without anybody doing something about it is noise: mend the cause, or the rule. */
export const noise = row("Noise in the time shown", [
  table("noise", {
    title: "Which alerts fire most?",
    description:
      "How often each alert began to fire, all instances together, for how long any of them fired, and how often an instance came back after it had ended. Many short ones: give the rule a longer `for`, or a better limit.",
    columns: { alertname: "Alert" },
    sortBy: { column: "Began to fire", order: "descending" },
    width: "two-thirds",
    height: 10,
    mayBeEmpty: "No alert fired.",
    queries: [
      { expr: fired, legend: "Began to fire", unit: "short", decimals: 0 },
      { expr: seconds, legend: "Fired for", unit: "s", decimals: 0 },
      { expr: div(seconds, fired), legend: "Each time for", unit: "s", decimals: 0 },
      {
        expr: cameBack,
        legend: "Came back",
        unit: "short",
        decimals: 0,
        thresholds: {
          steps: [
            { from: 3, color: "orange" },
            { from: 10, color: "red" },
          ],
        },
      },
    ],
  }),
  barGauge("longest-firing", {
    title: "Firing longest",
    description:
      "The ten alerts that fired for the largest part of the time shown. One that always fires tells nothing.",
    unit: "s",
    width: "third",
    height: 10,
    noValue: "none fired",
    mayBeEmpty: "No alert fired.",
    queries: [{ expr: topk(10, seconds), legend: "{{alertname}}" }],
  }),
]);
