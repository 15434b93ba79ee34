import { alertList, count, max, row, table } from "../kit/index.ts";
import { firing as active, firingFor } from "./active.ts";

const each = ["alertname", "severity", "priority"] as const;

/** Which ones; a list with all their labels, and a table of how many of each. */
export const firing = row("Firing now", [
  table("firing", {
    title: "Firing alerts",
    description: "Alerts that fire, by name, those that are active longest first. Good is an empty table.",
    columns: { alertname: "Alert", severity: "Severity", priority: "Priority" },
    sortBy: { column: "Active for", order: "descending" },
    width: "half",
    height: 10,
    mayBeEmpty: "No alert fires.",
    queries: [
      { expr: count(active).by(...each), legend: "Instances", unit: "short" },
      { expr: max(firingFor).by(...each), legend: "Active for", unit: "s", decimals: 0 },
    ],
  }),
  alertList("list", {
    title: "Every instance",
    description: "Every alert that fires or is pending, with its labels and a link to its rule; silenced ones too.",
    height: 10,
  }),
]);
