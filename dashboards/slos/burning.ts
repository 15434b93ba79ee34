import { slo } from "../../metrics/index.ts";
import { alertList, max, row, timeseries } from "../kit/index.ts";
import { budgetAlerts } from "./alerts.ts";
import { burnColors, chosen, each, legend } from "./scope.ts";

/** Which budget is being spent, and whether somebody was told. */
export const burning = row("How fast are budgets spent?", [
  timeseries("burn", {
    title: "Burn rate",
    description:
      "How many times faster than sustainable each error budget was spent in the last five minutes. Good is below 1; at 14.4 a month's budget is gone in two days.",
    unit: "short",
    min: 0,
    legendAs: "table",
    width: "two-thirds",
    thresholds: burnColors,
    watches: budgetAlerts,
    queries: [{ expr: max(slo.currentBurn.where(chosen)).by(...each), legend }],
  }),
  alertList("burn-alerts", {
    title: "Alerts on error budgets",
    description:
      "Budgets that are spent too fast, as Prometheus's rules see it over hours and days. Good is an empty list.",
    name: "ErrorBudgetBurn",
    width: "third",
  }),
]);
