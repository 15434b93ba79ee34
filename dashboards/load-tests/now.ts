import { loadTest } from "../../metrics/index.ts";
import {
  clicked,
  count,
  dashboardLink,
  eq,
  max,
  min,
  mul,
  or,
  row,
  stat,
  sub,
  sum,
  table,
  time,
} from "../kit/index.ts";
import { chosen, each, failed, failureColors, quantileOf, throughput } from "./scope.ts";

const verdict = min(loadTest.passed.where(chosen)).by(...each);

/** The answer at a glance: the latest run of each test, those that missed a threshold first. */
export const now = row("Do the tests pass?", [
  table("runs", {
    title: "Latest runs",
    description:
      "The latest run of each test and tool, those that missed a threshold first. A test without thresholds has no verdict. A click shows one test alone.",
    columns: { test: "Test", tool: "Tool" },
    sortBy: { column: "Passed", order: "ascending" },
    width: "three-quarters",
    mayBeEmpty: "No load test has run.",
    dataLinks: [
      dashboardLink("load-tests", {
        title: "Only this one",
        variables: { test: clicked("test"), tool: clicked("tool") },
      }),
    ],
    queries: [
      {
        expr: verdict,
        legend: "Passed",
        values: { 0: { text: "missed", color: "red" }, 1: { text: "passed", color: "green" } },
      },
      {
        expr: sub(time(), max(loadTest.lastCompletion.where(chosen)).by(...each)),
        legend: "Ended",
        unit: "s",
        decimals: 0,
      },
      { expr: max(loadTest.maxUsers.where(chosen)).by(...each), legend: "Users", unit: "short" },
      { expr: sum(loadTest.requests.where(chosen)).by(...each), legend: "Requests", unit: "short" },
      { expr: throughput, legend: "Per second", unit: "reqps", decimals: 1 },
      { expr: failed, legend: "Failed", unit: "percentunit", decimals: 2, thresholds: failureColors },
      { expr: quantileOf("0.95"), legend: "P95", unit: "s" },
      { expr: quantileOf("0.99"), legend: "P99", unit: "s" },
    ],
  }),
  stat("missed", {
    title: "Tests missed",
    description: "Tests whose latest run missed a threshold. Good is 0; do not release what missed twice.",
    unit: "short",
    width: "quarter",
    height: 8,
    paint: "background",
    thresholds: { steps: [{ from: 1, color: "red" }] },
    noValue: "none has run",
    mayBeEmpty: "No load test with thresholds has run.",
    links: [dashboardLink("load-tests", { title: "Which thresholds", panel: "thresholds" })],
    queries: [{ expr: or(count(eq(verdict, 0)), mul(count(verdict), 0)), legend: "missed" }],
  }),
]);
