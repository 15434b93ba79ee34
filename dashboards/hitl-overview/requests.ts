import { hitl } from "../../metrics/index.ts";
import { range, traffic } from "../hitl/index.ts";
import { rate, row, share, sum, timeseries } from "../kit/index.ts";

const asked = sum(rate(hitl.requests.where(traffic), range));
const duration = hitl.requestDuration.where(traffic);

/** Rate, errors and duration of all requests together, each beside what was promised. */
export const requests = row("Requests", [
  timeseries("throughput", {
    title: "Requests per second",
    description:
      "All requests of people and systems. The line is what HITL must be able to take under load, 100 per second.",
    unit: "reqps",
    min: 0,
    width: "third",
    thresholds: { base: "text", steps: [{ from: 100, color: "blue" }] },
    queries: [{ expr: asked, legend: "requests" }],
  }),
  timeseries("errors", {
    title: "Failed requests",
    description: "Share of the requests that ended with a status of 500 or more. The line is what 99.9 % leave, 0.1 %.",
    unit: "percentunit",
    min: 0,
    width: "third",
    thresholds: { steps: [{ from: 0.001, color: "red" }] },
    queries: [
      { expr: share(sum(rate(hitl.requests.where({ ...traffic, status: /5../ }), range)), asked), legend: "failed" },
    ],
  }),
  timeseries("duration", {
    title: "Time to answer",
    description:
      "Half, 95 % and 99 % of the requests are answered within these times. The line is the promise for P95, 500 ms.",
    unit: "s",
    min: 0,
    width: "third",
    thresholds: { steps: [{ from: 0.5, color: "red" }] },
    queries: [
      { expr: duration.quantile(0.5, range), legend: "P50" },
      { expr: duration.quantile(0.95, range), legend: "P95" },
      { expr: duration.quantile(0.99, range), legend: "P99" },
    ],
  }),
]);
