import { governanceBridge as bridge, grpc } from "../../metrics/index.ts";
import { byOperation, here, operations, range } from "../governance-bridge/index.ts";
import { add, div, gt, histogramQuantile, type Range, rate, row, sum, table, timeseries } from "../kit/index.ts";

const { buckets } = grpc.handlingTime.where(operations);
const requests = bridge.httpRequestDuration.where(here);
const calls = sum(byOperation(rate(grpc.handled.where(operations), range))).by("operation");
const asked = sum(rate(bridge.httpRequests.where(here), range)).by("operation");

const overGrpc = (q: number, over: Range) =>
  histogramQuantile(q, sum(byOperation(rate(buckets, over))).by("le", "operation"));
const overHttp = (q: number, over: Range) => requests.quantile(q, over).by("operation");

/** gRPC against HTTP, operation by operation; both have the same bounds of buckets, so that the quantiles are off by the same. */
export const compared = row("gRPC against HTTP", [
  table("matrix", {
    title: "Operations over both protocols",
    description:
      "Each operation in the last five minutes over both protocols. The same P99 on both sides is the backend's.",
    columns: { operation: "Operation" },
    sortBy: { column: "P99 gRPC", order: "descending" },
    queries: [
      {
        expr: sum(byOperation(rate(grpc.handled.where(operations), "5m"))).by("operation"),
        legend: "gRPC",
        unit: "reqps",
      },
      { expr: sum(rate(bridge.httpRequests.where(here), "5m")).by("operation"), legend: "HTTP", unit: "reqps" },
      { expr: overGrpc(0.5, "5m"), legend: "P50 gRPC", unit: "s" },
      { expr: overHttp(0.5, "5m"), legend: "P50 HTTP", unit: "s" },
      { expr: overGrpc(0.99, "5m"), legend: "P99 gRPC", unit: "s" },
      { expr: overHttp(0.99, "5m"), legend: "P99 HTTP", unit: "s" },
      { expr: div(overHttp(0.99, "5m"), overGrpc(0.99, "5m")), legend: "P99 HTTP : gRPC", unit: "short", decimals: 2 },
    ],
  }),
  timeseries("p95-ratio", {
    title: "P95 of HTTP against gRPC",
    description:
      "How many times as long an operation takes over HTTP, at its 95th percentile. 1: both are the same; empty while only one of them is used.",
    unit: "short",
    min: 0,
    decimals: 2,
    queries: [{ expr: div(overHttp(0.95, range), overGrpc(0.95, range)), legend: "{{operation}}" }],
  }),
  timeseries("share-of-grpc", {
    title: "Share of gRPC",
    description:
      "Part of each operation's calls and requests that come over gRPC. A jump: a client changed its protocol.",
    unit: "percentunit",
    min: 0,
    max: 1,
    queries: [{ expr: div(calls, gt(add(calls, asked), 0)), legend: "{{operation}}" }],
  }),
]);
