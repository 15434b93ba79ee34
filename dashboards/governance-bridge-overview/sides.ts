import { governanceBridge as bridge, grpc } from "../../metrics/index.ts";
import { here, objective, operations } from "../governance-bridge/index.ts";
import { quantilesOf, rateOf, row, timeseries } from "../kit/index.ts";

const calls = grpc.handled.where(operations);
const requests = bridge.httpRequests.where(here);
const quantiles = [0.5, 0.95, 0.99, 0.999];

/** Rate, errors and duration of each protocol; a fault on both sides is behind the bridge, on one side it is the bridge's. */
export const sides = row("gRPC beside HTTP", [
  timeseries("grpc-throughput", {
    ...rateOf(calls, { by: ["grpc_method"] }),
    title: "Calls over gRPC",
    description: "Calls of each operation. All fall at once: callers are gone, or the bridge turns them away.",
  }),
  timeseries("http-throughput", {
    ...rateOf(requests, { by: ["operation"] }),
    title: "Requests over HTTP",
    description: "Requests of each operation. All fall at once: callers are gone, or the bridge turns them away.",
  }),
  timeseries("grpc-codes", {
    ...rateOf(calls, { by: ["grpc_code"] }),
    title: "Calls by code",
    description:
      "OK is good; NotFound, InvalidArgument and FailedPrecondition are the callers' faults; the others are the bridge's or its backend's.",
  }),
  timeseries("http-codes", {
    ...rateOf(requests, { by: ["status"] }),
    title: "Requests by status",
    description:
      "200 is good; 404, 400 and 409 are the callers' faults; 429, 500, 503 and 504 are the bridge's or its backend's.",
  }),
  timeseries("grpc-quantiles", {
    ...quantilesOf(grpc.handlingTime.where(operations), { quantiles }),
    title: "Time of calls",
    description: "How long calls take over gRPC, of all operations together. The line is the promise for P99, 5 ms.",
    thresholds: objective,
  }),
  timeseries("http-quantiles", {
    ...quantilesOf(bridge.httpRequestDuration.where(here), { quantiles }),
    title: "Time of requests",
    description: "How long requests take over HTTP, of all operations together. The line is the promise for P99, 5 ms.",
    thresholds: objective,
  }),
]);
