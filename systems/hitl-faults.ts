import type { AllowedAlert, Fault, WantedAlert } from "./fault.ts";

const part = "hitl-api";
const burning = (objective: string): WantedAlert => ({
  alert: "ErrorBudgetBurn",
  labels: { sloth_service: "hitl", sloth_slo: objective, severity: "critical" },
});
const notReady: WantedAlert = { alert: "ServiceNotReady", labels: { service: part } };
const dependencyDown = (component: string): WantedAlert => ({
  alert: "ServiceDependencyDown",
  labels: { service: part, component },
});

/** What follows where requests fail because of something behind the service. */
const failing: readonly AllowedAlert[] = [
  { alert: burning("availability"), reason: "Requests fail." },
  { alert: burning("latency"), reason: "Requests wait before they fail." },
  { alert: "HitlEndpointFailing", reason: "Some endpoints need what is away, others do not." },
  { alert: "DatabasePoolFailing", reason: "Connections break, or are waited for in vain." },
  { alert: "DatabasePoolExhausted", reason: "Connections are held for longer." },
  { alert: "HealthEndpointFailing", reason: "Its health says what it lacks." },
  { alert: notReady, reason: "It says of itself that it cannot work." },
  { alert: "ServiceDependencyDown", reason: "Its health names what is down." },
];

/** What HITL's miniature is given under load. */
export const hitlFaults: readonly Fault[] = [
  {
    name: "slow",
    description: "Every request takes 800 ms longer.",
    inject: [{ part, fault: "slow", parameters: { delayMs: 800 } }],
    alerts: [burning("latency")],
  },
  {
    name: "errors",
    description: "Half of the requests are answered with 500.",
    inject: [{ part, fault: "errors", parameters: { share: 0.5 } }],
    alerts: [burning("availability")],
    alsoAllowed: [{ alert: "HitlReviewsPilingUp", reason: "Half of the decisions fail, and their reviews wait on." }],
  },
  {
    name: "database-down",
    description: "Connections to PostgreSQL break, and new ones are refused.",
    inject: [{ part, fault: "database-down" }],
    alerts: [notReady, burning("availability")],
    alsoAllowed: failing,
  },
  {
    name: "redis-down",
    description: "Connections to Redis break, and new ones are refused.",
    inject: [{ part, fault: "redis-down" }],
    alerts: [notReady],
    alsoAllowed: failing,
  },
  {
    name: "exhaust-pool",
    description: "All database connections are taken and kept.",
    inject: [{ part, fault: "exhaust-pool" }],
    alerts: ["DatabasePoolFailing", "DatabasePoolExhausted"],
    alsoAllowed: failing,
  },
  {
    name: "partition",
    description: "Nothing passes between the service and PostgreSQL: no answer, no error.",
    inject: [{ part, fault: "partition", parameters: { dependency: "postgres" } }],
    alerts: [notReady, burning("availability")],
    alsoAllowed: failing,
  },
  {
    name: "network-latency",
    description: "All that passes between the service and its dependencies takes 400 ms longer each way.",
    inject: [{ part, fault: "network-latency", parameters: { delayMs: 400 } }],
    // Connections are held for so long that requests wait for one in vain.
    alerts: [burning("availability")],
    alsoAllowed: failing,
  },
  {
    name: "postgres-stopped",
    description: "PostgreSQL itself is stopped.",
    inject: [{ part: "postgres", action: "stop" }],
    alerts: [notReady, burning("availability")],
    alsoAllowed: failing,
  },
  {
    name: "cascade",
    description: "Redis is away, the network slow and a processor busy, all at once.",
    inject: [
      { part, fault: "burn-cpu", parameters: { share: 0.8, threads: 1 } },
      { part, fault: "network-latency", parameters: { delayMs: 400, dependency: "postgres" } },
      { part, fault: "redis-down" },
    ],
    alerts: [notReady],
    alsoAllowed: [...failing, { alert: dependencyDown("postgres"), reason: "It is asked slowly, and may seem away." }],
  },
  {
    name: "crash",
    description: "The service ends in the middle of its work, and is started again.",
    inject: [{ part, fault: "crash" }],
    alerts: [],
    alsoAllowed: [
      { alert: burning("availability"), reason: "Who asks while it starts is told that it is starting." },
      { alert: "HitlEndpointFailing", reason: "Who asks while it starts is told that it is starting." },
    ],
  },
  {
    name: "memory",
    description: "The service keeps 64 MiB that it does not need, within its limit.",
    inject: [{ part, fault: "leak-memory", parameters: { limitMegabytes: 64, megabytesPerSecond: 16 } }],
    alerts: [],
  },
];
