import { loadTest } from "../../metrics/index.ts";
import { max, row, share, stateTimeline, sum, table, timeseries } from "../kit/index.ts";
import { chosen, each, legend, quantileOf } from "./scope.ts";

const made = sum(loadTest.checks.where(chosen)).by("test", "tool", "check");
const mayBeEmpty = "No load test has run.";

/** When it ran, how many users, how long answers took, what its script checked. */
export const run = row("The latest runs", [
  stateTimeline("running", {
    title: "When tests run",
    description: "While a run goes on, its figures are not final and nobody is alerted.",
    colors: { running: "blue", over: "gray" },
    width: "third",
    height: 8,
    mayBeEmpty,
    queries: [
      {
        expr: max(loadTest.running.where(chosen)).by(...each),
        legend,
        values: [
          { value: 0, text: "over" },
          { value: 1, text: "running" },
        ],
      },
    ],
  }),
  timeseries("users", {
    title: "Users",
    description: "Virtual users at work, while a run goes on; afterwards, those at its end.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    mayBeEmpty,
    queries: [{ expr: max(loadTest.users.where(chosen)).by(...each), legend }],
  }),
  timeseries("quantiles", {
    title: "P50, P95 and P99",
    description:
      "Time that requests took, over the latest run of each test. P99 far above P95: a few wait for something.",
    unit: "s",
    min: 0,
    width: "third",
    mayBeEmpty,
    queries: [
      { expr: quantileOf("0.5"), legend: `${legend} P50` },
      { expr: quantileOf("0.95"), legend: `${legend} P95` },
      { expr: quantileOf("0.99"), legend: `${legend} P99` },
    ],
  }),
  table("checks", {
    title: "Checks of the scripts",
    description:
      "What the script itself found wrong in answers: share of the checks that failed, most first. Good is 0.",
    columns: { test: "Test", tool: "Tool", check: "Check" },
    sortBy: { column: "Failed", order: "descending" },
    width: "half",
    mayBeEmpty: "No script with checks has run.",
    queries: [
      { expr: made, legend: "Made", unit: "short" },
      {
        expr: share(sum(loadTest.checks.where({ ...chosen, outcome: "failed" })).by("test", "tool", "check"), made),
        legend: "Failed",
        unit: "percentunit",
        decimals: 2,
        thresholds: { steps: [{ from: 0.001, color: "red" }] },
      },
    ],
  }),
  table("counters", {
    title: "What the scripts counted",
    description: "Counters of the scripts' own, such as rejections by reason: they tell why a run failed.",
    columns: { test: "Test", tool: "Tool", metric: "Counter" },
    sortBy: { column: "Counted", order: "descending" },
    width: "half",
    mayBeEmpty: "No script that counts has run.",
    queries: [
      {
        expr: sum(loadTest.scriptCounter.where(chosen)).by("test", "tool", "metric"),
        legend: "Counted",
        unit: "short",
      },
    ],
  }),
]);
