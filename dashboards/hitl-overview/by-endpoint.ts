import { hitlEndpointFailing } from "../../alerts/index.ts";
import { hitl } from "../../metrics/index.ts";
import { range, traffic } from "../hitl/index.ts";
import { rate, row, share, sum, timeseries } from "../kit/index.ts";

const asked = sum(rate(hitl.requests.where(traffic), range)).by("method", "endpoint");
const failed = sum(rate(hitl.requests.where({ ...traffic, status: /5../ }), range)).by("method", "endpoint");

/** Where it fails: decisions are few among many reads, and a share over all hides them. */
export const byEndpoint = row("By endpoint", [
  timeseries("endpoint-requests", {
    title: "Requests by endpoint",
    description: "What is asked for. One endpoint that stops while others go on: its callers are gone or refused.",
    unit: "reqps",
    min: 0,
    legendAs: "table",
    queries: [{ expr: asked, legend: "{{method}} {{endpoint}}" }],
  }),
  timeseries("endpoint-errors", {
    title: "Failed by endpoint",
    description:
      "Share of each endpoint's requests that failed by a fault of the service. The line is the alert's limit.",
    unit: "percentunit",
    min: 0,
    legendAs: "table",
    watches: hitlEndpointFailing,
    queries: [{ expr: share(failed, asked), legend: "{{method}} {{endpoint}}" }],
  }),
  timeseries("endpoint-duration", {
    title: "P95 by endpoint",
    description: "95 % of each endpoint's requests are answered within this time. The line is the promise, 500 ms.",
    unit: "s",
    min: 0,
    legendAs: "table",
    thresholds: { steps: [{ from: 0.5, color: "red" }] },
    queries: [
      {
        expr: hitl.requestDuration.where(traffic).quantile(0.95, range).by("method", "endpoint"),
        legend: "{{method}} {{endpoint}}",
      },
    ],
  }),
  timeseries("statuses", {
    title: "Answers by status",
    description:
      "401: sessions that expired; 409: two decided the same review; 503: a dependency is down; 500: the program.",
    unit: "reqps",
    min: 0,
    legendAs: "table",
    queries: [{ expr: sum(rate(hitl.requests.where(traffic), range)).by("status"), legend: "{{status}}" }],
  }),
]);
