import { bridgeHealth } from "../../alerts/index.ts";
import { governanceBridge as bridge, grpc, health } from "../../metrics/index.ts";
import { here, operations, range } from "../governance-bridge/index.ts";
import { max, min, mul, rate, row, stateTimeline, sub, sum, timeseries } from "../kit/index.ts";

const asked = { service: "governance-bridge", check: "health" };
const values = [
  { value: 0, text: "down" },
  { value: 1, text: "well" },
] as const;

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
  stateTimeline("health", {
    title: "Health",
    description:
      "What the bridge said of itself and of its backend when it was asked from outside. A gap: nobody asked.",
    noValue: "nobody asks",
    colors: { down: "red", well: "green" },
    width: "full",
    watches: bridgeHealth,
    queries: [
      { expr: min(health.up.where(asked)).by("service"), legend: "{{service}}", values },
      {
        expr: min(health.componentUp.where({ service: asked.service })).by("component"),
        legend: "{{component}}",
        values,
      },
    ],
  }),
]);
