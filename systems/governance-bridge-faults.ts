import type { AllowedAlert, Fault, WantedAlert } from "./fault.ts";

const part = "governance-bridge";
const burning = (objective: string): WantedAlert => ({
  alert: "ErrorBudgetBurn",
  labels: { sloth_service: part, sloth_slo: objective, severity: "critical" },
});

/**
 * Each fault's load opens connections, and a connection has goroutines for as long as it is open: in a copy's quarter of an hour, some
 * ten seconds of the bridge's own time, those are goroutines that come and stay.
 */
const loaded: AllowedAlert = { alert: "GoroutinesGrowing", reason: "The load's connections have goroutines." };

/** Calls that fail late are slow, too. */
const slowAsWell: readonly AllowedAlert[] = [
  { alert: burning("grpc-latency"), reason: "Calls wait before they fail." },
  { alert: burning("http-latency"), reason: "Requests wait before they fail." },
  { alert: "GrpcSlow", reason: "Calls wait before they fail." },
];
const failing: readonly AllowedAlert[] = [
  loaded,
  ...slowAsWell,
  { alert: "GrpcErrors", reason: "Calls fail." },
  { alert: "ServiceNotReady", reason: "Its health asks the backend." },
  { alert: "ServiceDependencyDown", reason: "Its health names the backend." },
];

/** What the governance bridge's miniature is given under load; its backend is the same program. */
export const governanceBridgeFaults: readonly Fault[] = [
  {
    name: "slow",
    description: "The backend takes 300 ms longer for every request.",
    inject: [{ part, fault: "slow", parameters: { delayMs: 300 } }],
    alerts: [burning("grpc-latency"), burning("http-latency")],
    alsoAllowed: [loaded, { alert: "GrpcSlow", reason: "It is for many calls of a method, and there may be as many." }],
  },
  {
    name: "errors",
    description: "The backend answers half of the requests with 500.",
    inject: [{ part, fault: "errors", parameters: { share: 0.5 } }],
    alerts: ["GrpcErrors", burning("availability")],
    alsoAllowed: [loaded],
  },
  {
    name: "unavailable",
    description: "The backend refuses connections.",
    inject: [{ part, fault: "unavailable" }],
    alerts: ["GrpcErrors", burning("availability")],
    alsoAllowed: failing,
  },
  {
    name: "timeouts",
    description: "The backend takes requests and never answers.",
    inject: [{ part, fault: "timeouts" }],
    alerts: ["GrpcErrors", burning("availability")],
    alsoAllowed: failing,
  },
  {
    name: "dropped-connections",
    description: "The backend closes half of its connections without an answer.",
    inject: [{ part, fault: "drop-connections" }],
    alerts: ["GrpcErrors", burning("availability")],
    alsoAllowed: failing,
  },
  {
    name: "degraded",
    description: "The backend answers one operation with 503, the others work.",
    inject: [{ part, fault: "degraded", parameters: { operation: "list_decisions" } }],
    alerts: ["GrpcErrors"],
    alsoAllowed: [loaded, { alert: burning("availability"), reason: "One operation is a large part of all." }],
  },
  {
    name: "crash",
    description: "The program ends in the middle of its work, and is started again.",
    inject: [{ part, fault: "crash" }],
    alerts: [],
    alsoAllowed: [{ alert: burning("availability"), reason: "Calls fail while it starts." }],
  },
  {
    name: "goroutine-leak",
    description: "Goroutines are started that wait for ever.",
    inject: [{ part, fault: "leak-goroutines", parameters: { limit: 20_000, perSecond: 20 } }],
    alerts: ["GoroutinesGrowing"],
    alsoAllowed: [
      { alert: "GoHeapGrowing", reason: "Each goroutine has a stack." },
      { alert: "ProcessMemoryHigh", reason: "Each goroutine has a stack." },
    ],
    // What is compared with has to be of a process that has run for three quarters of an hour, divided by the factor.
    shows: "6m",
  },
  {
    name: "memory-leak",
    description: "Memory is allocated and kept, more than the 50 MiB that were promised.",
    inject: [{ part, fault: "leak-memory", parameters: { limitMegabytes: 96, megabytesPerSecond: 8 } }],
    alerts: ["ProcessMemoryHigh"],
    alsoAllowed: [{ alert: "GoHeapGrowing", reason: "That is what it is." }],
    shows: "20s",
  },
];
