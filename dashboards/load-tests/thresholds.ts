import { loadTestMissed } from "../../alerts/index.ts";
import { loadTest } from "../../metrics/index.ts";
import { min, minOverTime, row, statusHistory, table } from "../kit/index.ts";
import { chosen } from "./scope.ts";

// Each system judges its own tests; those alerts share their name.
const watches = { alert: loadTestMissed({ tests: ["any"], owner: "ops" }), namesakes: true } as const;

const verdicts = { 0: { text: "missed", color: "red" }, 1: { text: "holds", color: "green" } } as const;

/** What was promised, in the tool's own words, and whether it held. */
export const thresholds = row("Thresholds", [
  table("thresholds", {
    title: "Thresholds of the latest runs",
    description: "What each test must hold to, the tool's own words or the settings', those that were missed first.",
    columns: { test: "Test", tool: "Tool", metric: "Metric", expression: "Must hold" },
    sortBy: { column: "Verdict", order: "ascending" },
    height: 10,
    width: "half",
    mayBeEmpty: "No load test with thresholds has run.",
    queries: [
      {
        expr: min(loadTest.thresholdOk.where(chosen)).by("test", "tool", "metric", "expression"),
        legend: "Verdict",
        values: verdicts,
      },
    ],
  }),
  statusHistory("verdicts", {
    title: "Verdicts over time",
    description:
      "Whether the latest run passed, at each time. Red that stays is a regression; red once is a bad day of the machine.",
    unit: "none",
    height: 10,
    values: { 0: { text: "missed", color: "red" }, 1: { text: "passed", color: "green" } },
    watches,
    mayBeEmpty: "No load test with thresholds has run.",
    queries: [
      {
        expr: min(minOverTime(loadTest.passed.where(chosen), "$__interval")).by("test", "tool"),
        legend: "{{test}} {{tool}}",
      },
    ],
  }),
]);
