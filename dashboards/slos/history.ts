import { slo } from "../../metrics/index.ts";
import { max, min, row, timeseries } from "../kit/index.ts";
import { chosen, each, legend } from "./scope.ts";

/** How it came to this. */
export const history = row("Since when?", [
  timeseries("budget-left", {
    title: "Budget left",
    description:
      "Share of each error budget that is left. It falls with bad times and comes back when they leave the period; below the line the promise is broken.",
    unit: "percentunit",
    max: 1,
    legendAs: "table",
    thresholds: { base: "red", steps: [{ from: 0, color: "green" }] },
    queries: [{ expr: min(slo.budgetLeft.where(chosen)).by(...each), legend }],
  }),
  timeseries("bad-share", {
    title: "Bad events",
    description: "Share of the events of five minutes that were bad: what the burn rate is made of. Good is near 0.",
    unit: "percentunit",
    min: 0,
    legendAs: "table",
    queries: [{ expr: max(slo.errorRatio("5m").where(chosen)).by(...each), legend }],
  }),
  timeseries("period-burn", {
    title: "Burn rate over the period",
    description:
      "What is left follows from it: at 1 nothing is left. A slope up means that lately it was worse than before.",
    unit: "short",
    min: 0,
    legendAs: "table",
    width: "full",
    thresholds: { steps: [{ from: 1, color: "red" }] },
    queries: [{ expr: max(slo.periodBurn.where(chosen)).by(...each), legend }],
  }),
]);
