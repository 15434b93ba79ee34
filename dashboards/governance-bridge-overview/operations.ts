import { bridgeErrors, bridgeSlow, serversFault } from "../../alerts/index.ts";
import { governanceBridge as bridge, grpc } from "../../metrics/index.ts";
import { here, objective, operations as ours } from "../governance-bridge/index.ts";
import { errorRatio, quantilesOf, row, timeseries } from "../kit/index.ts";

const p99 = [0.99];

/** Which operation fails or is slow. */
export const operations = row("By operation", [
  timeseries("grpc-failed", {
    ...errorRatio({
      errors: grpc.handled.where({ ...ours, grpc_code: serversFault }),
      total: grpc.handled.where(ours),
      by: ["grpc_method"],
    }),
    title: "Failed calls",
    description:
      "Share of each operation's calls that failed by the bridge's fault. Good is 0; the line is the alert's limit.",
    watches: bridgeErrors,
  }),
  timeseries("http-failed", {
    ...errorRatio({
      errors: bridge.httpRequests.where({ ...here, status: /5..|429/ }),
      total: bridge.httpRequests.where(here),
      by: ["operation"],
    }),
    title: "Failed requests",
    description: "Share of each operation's requests that failed by the bridge's fault. Good is 0.",
  }),
  timeseries("grpc-p99s", {
    ...quantilesOf(grpc.handlingTime.where(ours), { quantiles: p99, by: ["grpc_method"] }),
    title: "P99 of calls",
    description: "99 of 100 calls of each operation end within this time. The line is the promise, 5 ms.",
    watches: bridgeSlow,
  }),
  timeseries("http-p99s", {
    ...quantilesOf(bridge.httpRequestDuration.where(here), { quantiles: p99, by: ["operation"] }),
    title: "P99 of requests",
    description: "99 of 100 requests of each operation are answered within this time. The line is the promise, 5 ms.",
    thresholds: objective,
  }),
]);
