import { counter, gauge, histogram } from "./kit/index.ts";
import { databasePoolMetrics, rateLimiterMetrics, semaphoreMetrics } from "./sets/index.ts";

export type { DatabasePoolMetrics, RateLimiterMetrics, SemaphoreMetrics } from "./sets/index.ts";

// CPU and memory are those of every process (process.ts).

/** By kind of operation. */
export const operationsInProgress = gauge("agent_operations_in_progress", {
  help: "Operations that have begun and not ended.",
  unit: "operations",
  labels: ["operation"],
});

/** By outcome: completed, failed, rejected (by the rate limiter), timeout (no permit or no connection in time). */
export const operations = counter("agent_operations_total", {
  help: "Operations that ended, by outcome.",
  unit: "operations",
  labels: ["operation", "outcome"],
});

/** From the start to the end, what was waited for included. */
export const operationDuration = histogram("agent_operation_duration_seconds", {
  help: "Time an operation took.",
  unit: "seconds",
  labels: ["operation"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
});

/** `agent_semaphore_…`: agents share these. */
export const semaphore = semaphoreMetrics("agent");

/** `agent_rate_limiter_…` */
export const rateLimiter = rateLimiterMetrics("agent");

/** `agent_db_pool_…` */
export const databasePool = databasePoolMetrics("agent");
