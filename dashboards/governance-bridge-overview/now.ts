import { serversFault } from "../../alerts/index.ts";
import { governanceBridge as bridge, grpc, process } from "../../metrics/index.ts";
import { here, objective, operations, range, uids } from "../governance-bridge/index.ts";
import {
  add,
  dashboardLink,
  dashboardUrl,
  increase,
  max,
  or,
  quantilesOf,
  rate,
  row,
  share,
  stat,
  sub,
  sum,
  vector,
} from "../kit/index.ts";

const uid = uids.overview;
const calls = grpc.handlingTime.where(operations);
const requests = bridge.httpRequestDuration.where(here);

const ended = add(
  sum(increase(grpc.handled.where(operations), "$__range")),
  sum(increase(bridge.httpRequests.where(here), "$__range")),
);
// Codes and statuses that were never answered have no series.
const failed = add(
  or(sum(increase(grpc.handled.where({ ...operations, grpc_code: serversFault }), "$__range")), vector(0)),
  or(sum(increase(bridge.httpRequests.where({ ...here, status: /5..|429/ }), "$__range")), vector(0)),
);

/** The answer at a glance: what is promised, for both protocols. */
export const now = row("Does it keep its promises?", [
  stat("availability", {
    title: "Availability",
    description:
      "Share of the calls and requests in the time shown that did not fail by the bridge's fault. Promised: 99.9 % over 30 days.",
    unit: "percentunit",
    decimals: 2,
    width: "sixth",
    paint: "background",
    thresholds: {
      base: "red",
      steps: [
        { from: 0.99, color: "orange" },
        { from: 0.999, color: "green" },
      ],
    },
    noValue: "nobody calls",
    links: [{ title: "Since when", url: dashboardUrl(uid, "grpc-failed") }],
    queries: [{ expr: sub(1, share(failed, ended)), legend: "availability" }],
  }),
  stat("grpc-p99", {
    title: "P99 over gRPC",
    description: "99 of 100 calls of the last five minutes ended within this time. Promised: 5 ms.",
    unit: "s",
    width: "sixth",
    paint: "background",
    thresholds: objective,
    noValue: "nobody calls",
    links: [{ title: "Since when", url: dashboardUrl(uid, "grpc-quantiles") }],
    queries: quantilesOf(calls, { quantiles: [0.99], range: "5m" }).queries,
  }),
  stat("http-p99", {
    title: "P99 over HTTP",
    description: "99 of 100 requests of the last five minutes were answered within this time. Promised: 5 ms.",
    unit: "s",
    width: "sixth",
    paint: "background",
    thresholds: objective,
    noValue: "nobody asks",
    links: [{ title: "Since when", url: dashboardUrl(uid, "http-quantiles") }],
    queries: quantilesOf(requests, { quantiles: [0.99], range: "5m" }).queries,
  }),
  stat("grpc-rate", {
    title: "Calls per second",
    description: "Calls over gRPC now. The bridge is to take 5,000 per second.",
    unit: "reqps",
    decimals: 1,
    width: "sixth",
    links: [{ title: "Since when", url: dashboardUrl(uid, "grpc-throughput") }],
    queries: [{ expr: sum(rate(grpc.handled.where(operations), range)), legend: "gRPC" }],
  }),
  stat("http-rate", {
    title: "Requests per second",
    description: "Requests over HTTP now. The bridge is to take 5,000 per second.",
    unit: "reqps",
    decimals: 1,
    width: "sixth",
    links: [{ title: "Since when", url: dashboardUrl(uid, "http-throughput") }],
    queries: [{ expr: sum(rate(bridge.httpRequests.where(here), range)), legend: "HTTP" }],
  }),
  stat("memory", {
    title: "Memory",
    description: "Memory of the largest instance that is in RAM. Promised: less than 50 MiB, whatever the load.",
    unit: "bytes",
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 40 * 2 ** 20, color: "orange" },
        { from: 50 * 2 ** 20, color: "red" },
      ],
    },
    links: [dashboardLink(uids.memory, { title: "Does it leak?" })],
    queries: [{ expr: max(process.residentMemory.where(here)), legend: "RSS" }],
  }),
]);
