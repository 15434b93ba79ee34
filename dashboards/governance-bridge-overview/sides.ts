import { governanceBridge as bridge, grpc } from "../../metrics/index.ts";
import { here, objective, operations, range } from "../governance-bridge/index.ts";
import { rate, row, sum, timeseries } from "../kit/index.ts";

const calls = grpc.handlingTime.where(operations);
const requests = bridge.httpRequestDuration.where(here);

/** Rate, errors and duration of each protocol; a fault on both sides is behind the bridge, on one side it is the bridge's. */
export const sides = row("gRPC beside HTTP", [
  timeseries("grpc-throughput", {
    title: "Calls over gRPC",
    description:
      "Calls per second of each operation. All fall at once: callers are gone, or the bridge turns them away.",
    unit: "reqps",
    min: 0,
    queries: [{ expr: sum(rate(grpc.handled.where(operations), range)).by("grpc_method"), legend: "{{grpc_method}}" }],
  }),
  timeseries("http-throughput", {
    title: "Requests over HTTP",
    description:
      "Requests per second of each operation. All fall at once: callers are gone, or the bridge turns them away.",
    unit: "reqps",
    min: 0,
    queries: [{ expr: sum(rate(bridge.httpRequests.where(here), range)).by("operation"), legend: "{{operation}}" }],
  }),
  timeseries("grpc-codes", {
    title: "Calls by code",
    description:
      "OK is good; NotFound, InvalidArgument and FailedPrecondition are the callers' faults; the others are the bridge's or its backend's.",
    unit: "reqps",
    min: 0,
    queries: [{ expr: sum(rate(grpc.handled.where(operations), range)).by("grpc_code"), legend: "{{grpc_code}}" }],
  }),
  timeseries("http-codes", {
    title: "Requests by status",
    description:
      "200 is good; 404, 400 and 409 are the callers' faults; 429, 500, 503 and 504 are the bridge's or its backend's.",
    unit: "reqps",
    min: 0,
    queries: [{ expr: sum(rate(bridge.httpRequests.where(here), range)).by("status"), legend: "{{status}}" }],
  }),
  timeseries("grpc-quantiles", {
    title: "Time of calls",
    description: "How long calls take over gRPC, of all operations together. The line is the promise for P99, 5 ms.",
    unit: "s",
    min: 0,
    thresholds: objective,
    queries: [
      { expr: calls.quantile(0.5, range), legend: "P50" },
      { expr: calls.quantile(0.95, range), legend: "P95" },
      { expr: calls.quantile(0.99, range), legend: "P99" },
      { expr: calls.quantile(0.999, range), legend: "P99.9" },
    ],
  }),
  timeseries("http-quantiles", {
    title: "Time of requests",
    description: "How long requests take over HTTP, of all operations together. The line is the promise for P99, 5 ms.",
    unit: "s",
    min: 0,
    thresholds: objective,
    queries: [
      { expr: requests.quantile(0.5, range), legend: "P50" },
      { expr: requests.quantile(0.95, range), legend: "P95" },
      { expr: requests.quantile(0.99, range), legend: "P99" },
      { expr: requests.quantile(0.999, range), legend: "P99.9" },
    ],
  }),
]);
