import type { AllowedAlert, Fault, WantedAlert } from "./fault.ts";

const part = "agents";
const burning: WantedAlert = {
  alert: "ErrorBudgetBurn",
  labels: { sloth_service: "agents", sloth_slo: "availability", severity: "critical" },
};
const notReady: WantedAlert = { alert: "ServiceNotReady", labels: { service: part } };

/** What follows where operations wait and fail because something is short. */
const failing: readonly AllowedAlert[] = [
  { alert: "AgentOperationsFailing", reason: "Operations fail." },
  { alert: burning, reason: "Operations fail." },
  { alert: "DatabasePoolFailing", reason: "Connections break, or are waited for in vain." },
  { alert: "DatabasePoolExhausted", reason: "Connections are held for longer." },
  { alert: "SemaphoreWaitLong", reason: "Permits are held for longer." },
  { alert: "SemaphoreSaturated", reason: "Permits are held for longer." },
  { alert: notReady, reason: "Its health asks the database." },
  { alert: "ServiceDependencyDown", reason: "Its health names the database." },
  { alert: "RecoveryOverdue", reason: "It is down for longer than recovery may take." },
];

/** What the agents' miniature is given under load. */
export const agentsFaults: readonly Fault[] = [
  {
    name: "errors",
    description: "The service that agents call fails for half of the operations.",
    inject: [{ part, fault: "errors", parameters: { share: 0.5 } }],
    alerts: ["AgentOperationsFailing", burning],
  },
  {
    name: "network-partition",
    description: "Nothing goes to the database or comes from it; connections stay open and silent.",
    inject: [{ part, fault: "network-partition" }],
    alerts: [notReady, { alert: "ServiceDependencyDown", labels: { service: part, component: "postgres" } }],
    alsoAllowed: failing,
  },
  {
    name: "pool-exhaustion",
    description: "All connections of the pool for work are taken and kept.",
    inject: [{ part, fault: "pool-exhaustion", parameters: { pool: "work", share: 1 } }],
    alerts: [{ alert: "DatabasePoolExhausted", labels: { pool: "work" } }],
    alsoAllowed: failing,
  },
  {
    name: "limiter-starvation",
    description: "Somebody else uses up all permissions of a rate limiter.",
    inject: [{ part, fault: "limiter-starvation", parameters: { limiter: "all", share: 1 } }],
    alerts: ["RateLimiterRejecting"],
  },
  {
    name: "slow",
    description: "The service that agents call takes five seconds longer, and keeps its permits as long.",
    inject: [{ part, fault: "slow", parameters: { delayMs: 5000 } }],
    alerts: ["SemaphoreSaturated"],
    alsoAllowed: failing,
  },
  {
    name: "throttle-cpu",
    description: "The program gets its processor for half of the time.",
    inject: [{ part, fault: "throttle-cpu", parameters: { share: 0.5 } }],
    alerts: [],
    alsoAllowed: [{ alert: "SemaphoreWaitLong", reason: "Permits are held for longer." }],
  },
  {
    name: "crash",
    description: "The program ends in the middle of its work, and is started again.",
    inject: [{ part, fault: "crash" }],
    alerts: [],
    alsoAllowed: [{ alert: burning, reason: "Operations that were under way end." }],
  },
  {
    name: "memory",
    description: "The program keeps 64 MiB that it does not need, within its limit.",
    inject: [{ part, fault: "leak-memory", parameters: { limitMegabytes: 64, megabytesPerSecond: 16 } }],
    alerts: [],
  },
];
