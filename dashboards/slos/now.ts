import { slo } from "../../metrics/index.ts";
import { clicked, count, dashboardLink, lt, max, min, mul, or, row, stat, sub, table } from "../kit/index.ts";
import { burnColors, chosen, each } from "./scope.ts";

const target = max(slo.target.where(chosen)).by(...each);
const budget = max(slo.budget.where(chosen)).by(...each);
const left = min(slo.budgetLeft.where(chosen)).by(...each);

/** The answer at a glance: the promise with the least budget on top. */
export const now = row("Are the promises kept?", [
  table("objectives", {
    title: "Objectives",
    description:
      "Every promise, the one with the least error budget first. Kept below Promised, and Budget left below 0, mean that it is broken. A click shows it alone.",
    width: "three-quarters",
    columns: { sloth_service: "Service", sloth_slo: "Objective" },
    sortBy: { column: "Budget left", order: "ascending" },
    dataLinks: [
      dashboardLink("slos", {
        title: "Only this one",
        variables: { service: clicked("sloth_service"), objective: clicked("sloth_slo") },
      }),
    ],
    queries: [
      { expr: target, legend: "Promised", unit: "percentunit" },
      { expr: max(slo.periodDays.where(chosen)).by(...each), legend: "Over", unit: "suffix: days" },
      {
        expr: sub(1, mul(max(slo.periodBurn.where(chosen)).by(...each), budget)),
        legend: "Kept",
        unit: "percentunit",
        decimals: 3,
      },
      {
        expr: left,
        legend: "Budget left",
        unit: "percentunit",
        decimals: 1,
        thresholds: {
          base: "red",
          steps: [
            { from: 0, color: "orange" },
            { from: 0.25, color: "green" },
          ],
        },
      },
      {
        expr: max(slo.currentBurn.where(chosen)).by(...each),
        legend: "Burn rate now",
        unit: "short",
        decimals: 1,
        thresholds: burnColors,
      },
    ],
  }),
  stat("broken", {
    title: "Promises broken",
    description: "Objectives whose error budget is gone. Good is 0.",
    unit: "short",
    width: "quarter",
    height: 8,
    paint: "background",
    thresholds: { steps: [{ from: 1, color: "red" }] },
    noValue: "none recorded",
    queries: [{ expr: or(count(lt(left, 0)), mul(count(left), 0)), legend: "broken" }],
  }),
]);
