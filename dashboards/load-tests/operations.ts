import { loadTest } from "../../metrics/index.ts";
import { max, row, share, sum, table } from "../kit/index.ts";
import { chosen, failureColors } from "./scope.ts";

const each = ["test", "tool", "operation"] as const;
const requests = sum(loadTest.operationRequests.where(chosen)).by(...each);
const quantile = (quantile: string) =>
  max(loadTest.operationDuration.where(chosen).quantiles.where({ quantile })).by(...each);

/** Which requests were slow, and what they answered. */
export const operations = row("By operation", [
  table("operations", {
    title: "Operations of the latest runs",
    description:
      "Every kind of request that a test makes, the slowest first. One that fails alone points to what only it depends on.",
    columns: { test: "Test", tool: "Tool", operation: "Operation" },
    sortBy: { column: "P95", order: "descending" },
    height: 10,
    mayBeEmpty: "No load test has run.",
    queries: [
      { expr: requests, legend: "Requests", unit: "short" },
      { expr: sum(loadTest.operationRate.where(chosen)).by(...each), legend: "Per second", unit: "reqps", decimals: 1 },
      {
        expr: share(sum(loadTest.operationFailures.where(chosen)).by(...each), requests),
        legend: "Failed",
        unit: "percentunit",
        decimals: 2,
        thresholds: failureColors,
      },
      { expr: quantile("0.5"), legend: "P50", unit: "s" },
      { expr: quantile("0.95"), legend: "P95", unit: "s" },
      { expr: quantile("0.99"), legend: "P99", unit: "s" },
    ],
  }),
  table("errors", {
    title: "Errors",
    description: "What went wrong, in Locust's words, most often first; k6 does not tell.",
    columns: { test: "Test", tool: "Tool", operation: "Operation", error: "Error" },
    sortBy: { column: "Times", order: "descending" },
    mayBeEmpty: "No request of a Locust test failed.",
    queries: [
      {
        expr: sum(loadTest.errors.where(chosen)).by("test", "tool", "operation", "error"),
        legend: "Times",
        unit: "short",
      },
    ],
  }),
]);
