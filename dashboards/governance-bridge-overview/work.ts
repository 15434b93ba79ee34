import { governanceBridge as bridge, grpc } from "../../metrics/index.ts";
import { here, operations, range } from "../governance-bridge/index.ts";
import { max, mul, rate, row, sub, sum, timeseries } from "../kit/index.ts";

/** What the bridge is there for, and how much of it is under way. */
export const work = row("Sessions and decisions", [
  timeseries("in-progress", {
    title: "Under way",
    description:
      "Calls and requests that began and did not end. It turns away what comes beyond 512; a steady rise means a backend that hangs.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [
      { expr: sub(sum(grpc.started.where(operations)), sum(grpc.handled.where(operations))), legend: "gRPC" },
      { expr: sum(bridge.httpRequestsInFlight.where(here)), legend: "HTTP" },
    ],
  }),
  timeseries("settled", {
    title: "Sessions and decisions",
    description: "Sessions created and decisions settled per minute, over both protocols, by what became of them.",
    unit: "suffix: /min",
    min: 0,
    width: "third",
    queries: [
      { expr: mul(sum(rate(bridge.sessions.where(here), range)), 60), legend: "sessions" },
      { expr: mul(sum(rate(bridge.decisions.where(here), range)).by("outcome"), 60), legend: "{{outcome}}" },
    ],
  }),
  timeseries("decisions-pending", {
    title: "Pending decisions",
    description:
      "Decisions that wait to be judged. A level is good; a rise means that sessions come faster than they are judged.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [{ expr: max(bridge.decisionsPending.where(here)).by("instance"), legend: "{{instance}}" }],
  }),
]);
