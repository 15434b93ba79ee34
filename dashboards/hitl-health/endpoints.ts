import { hitlHealthEndpointFailing, hitlNotReady } from "../../alerts/index.ts";
import { health } from "../../metrics/index.ts";
import { range, service } from "../hitl/index.ts";
import { increase, max, min, row, stateTimeline, sub, sum, table, time, timeseries } from "../kit/index.ts";

const asked = { service };
const values = [
  { value: 0, text: "failing" },
  { value: 1, text: "well" },
] as const;

/** Each endpoint: whether it is well, why not, and how long it takes to say so. */
export const endpoints = row("Endpoints", [
  stateTimeline("checks", {
    title: "Endpoints",
    description:
      "What each endpoint said. live red while ready is green: whoever restarts by it restarts a service that works.",
    height: 8,
    noValue: "nobody asks",
    colors: { failing: "red", well: "green" },
    watches: [hitlNotReady, hitlHealthEndpointFailing],
    queries: [{ expr: min(health.up.where(asked)).by("check"), legend: "{{check}}", values }],
  }),
  timeseries("check-failures", {
    title: "Failed checks by reason",
    description:
      "Checks that failed. refused: nobody listens; timeout: it hangs, or the network does; reported_down: it says so itself. Normally none.",
    unit: "short",
    min: 0,
    draw: "bars",
    mayBeEmpty: "No check has failed.",
    queries: [
      {
        expr: sum(increase(health.failures.where(asked), range)).by("check", "reason"),
        legend: "{{check}}: {{reason}}",
      },
    ],
  }),
  table("check-table", {
    title: "Now",
    description: "The newest answer of each endpoint, those that fail first; of several replicas, the worst.",
    width: "half",
    columns: { check: "Endpoint" },
    sortBy: { column: "State", order: "ascending" },
    queries: [
      {
        expr: min(health.up.where(asked)).by("check"),
        legend: "State",
        values: { 0: { text: "failing", color: "red" }, 1: { text: "well", color: "green" } },
      },
      { expr: max(health.httpStatus.where(asked)).by("check"), legend: "HTTP status", unit: "none" },
      { expr: max(health.checkDuration.where(asked)).by("check"), legend: "Takes", unit: "s" },
      {
        expr: sub(time(), max(health.lastChange.where(asked)).by("check")),
        legend: "No change for",
        unit: "s",
        decimals: 0,
      },
      { expr: sum(health.transitions.where(asked)).by("check"), legend: "Changes", unit: "short" },
    ],
  }),
  timeseries("check-duration", {
    title: "Time to answer",
    description:
      "Time of each health check. ready asks both dependencies and takes as long as the slower one, a second at most.",
    unit: "s",
    min: 0,
    queries: [{ expr: max(health.checkDuration.where(asked)).by("check"), legend: "{{check}}" }],
  }),
]);
