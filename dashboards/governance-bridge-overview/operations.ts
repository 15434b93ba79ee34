import { bridgeErrors, bridgeSlow, serversFault } from "../../alerts/index.ts";
import { governanceBridge as bridge, grpc } from "../../metrics/index.ts";
import { here, objective, operations as ours, range } from "../governance-bridge/index.ts";
import { rate, row, share, sum, timeseries } from "../kit/index.ts";

const calls = sum(rate(grpc.handled.where(ours), range)).by("grpc_method");
const requests = sum(rate(bridge.httpRequests.where(here), range)).by("operation");
const limit = { steps: [{ from: 0.05, color: "red" }] } as const;

/** Which operation fails or is slow. */
export const operations = row("By operation", [
  timeseries("grpc-failed", {
    title: "Failed calls",
    description:
      "Share of each operation's calls that failed by the bridge's fault. The line is the alert's limit, 5 %.",
    unit: "percentunit",
    min: 0,
    watches: bridgeErrors,
    queries: [
      {
        expr: share(
          sum(rate(grpc.handled.where({ ...ours, grpc_code: serversFault }), range)).by("grpc_method"),
          calls,
        ),
        legend: "{{grpc_method}}",
      },
    ],
  }),
  timeseries("http-failed", {
    title: "Failed requests",
    description: "Share of each operation's requests that failed by the bridge's fault. 5 % is too much here as well.",
    unit: "percentunit",
    min: 0,
    thresholds: limit,
    queries: [
      {
        expr: share(
          sum(rate(bridge.httpRequests.where({ ...here, status: /5..|429/ }), range)).by("operation"),
          requests,
        ),
        legend: "{{operation}}",
      },
    ],
  }),
  timeseries("grpc-p99s", {
    title: "P99 of calls",
    description: "99 of 100 calls of each operation end within this time. The line is the promise, 5 ms.",
    unit: "s",
    min: 0,
    watches: bridgeSlow,
    queries: [
      { expr: grpc.handlingTime.where(ours).quantile(0.99, range).by("grpc_method"), legend: "{{grpc_method}}" },
    ],
  }),
  timeseries("http-p99s", {
    title: "P99 of requests",
    description: "99 of 100 requests of each operation are answered within this time. The line is the promise, 5 ms.",
    unit: "s",
    min: 0,
    thresholds: objective,
    queries: [
      { expr: bridge.httpRequestDuration.where(here).quantile(0.99, range).by("operation"), legend: "{{operation}}" },
    ],
  }),
]);
