import { div, quantileOverTime, row, subquery, table, timeseries, type Vector } from "../kit/index.ts";
import { failed, legend, quantileOf, throughput } from "./scope.ts";

/** Its median over the time shown, looked at every minute: a run counts for as long as it was the latest. */
const usual = <L extends string>(expr: Vector<L>) => quantileOverTime(0.5, subquery(expr, "$__range", "1m"));

const p95 = quantileOf("0.95");
const mayBeEmpty = "No load test has run.";

// Five percent are what runs of the same program differ by.
const slower = {
  steps: [
    { from: 1.05, color: "orange" },
    { from: 1.2, color: "red" },
  ],
} as const;
const fewer = {
  base: "red",
  steps: [
    { from: 0.8, color: "orange" },
    { from: 0.95, color: "green" },
  ],
} as const;

/** A run by itself says little: the same test before and after a release says what the release did. */
export const comparison = row("Compared with the runs before", [
  table("compared", {
    title: "Latest run against what was usual",
    description:
      "Each test's latest run beside the median of the time shown, both as a factor: 1 is as before, 1.05 is 5 % more. `sightline loadtest report` compares two runs exactly.",
    columns: { test: "Test", tool: "Tool" },
    sortBy: { column: "P95 by usual", order: "descending" },
    width: "full",
    mayBeEmpty,
    queries: [
      { expr: p95, legend: "P95", unit: "s" },
      { expr: usual(p95), legend: "P95 usually", unit: "s" },
      { expr: div(p95, usual(p95)), legend: "P95 by usual", unit: "short", decimals: 2, thresholds: slower },
      { expr: throughput, legend: "Per second", unit: "reqps", decimals: 1 },
      { expr: usual(throughput), legend: "Per second usually", unit: "reqps", decimals: 1 },
      {
        expr: div(throughput, usual(throughput)),
        legend: "Throughput by usual",
        unit: "short",
        decimals: 2,
        thresholds: fewer,
      },
    ],
  }),
  timeseries("p95", {
    title: "P95 run by run",
    description:
      "95 % of the requests of the latest run took no longer. A step up is a run that was slower than the one before.",
    unit: "s",
    min: 0,
    legendAs: "table",
    width: "third",
    mayBeEmpty,
    queries: [{ expr: p95, legend }],
  }),
  timeseries("throughput", {
    title: "Requests per second run by run",
    description: "Throughput of the latest run. Fewer at the same number of users: answers took longer.",
    unit: "reqps",
    min: 0,
    legendAs: "table",
    width: "third",
    mayBeEmpty,
    queries: [{ expr: throughput, legend }],
  }),
  timeseries("failed", {
    title: "Failed run by run",
    description: "Share of the requests of the latest run that failed. Good is 0.",
    unit: "percentunit",
    min: 0,
    legendAs: "table",
    width: "third",
    mayBeEmpty,
    queries: [{ expr: failed, legend }],
  }),
]);
