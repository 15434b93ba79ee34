import {
  circuitBreakerMetrics,
  databasePoolMetrics,
  rateLimiterMetrics,
  semaphoreMetrics,
} from "../../metrics/instrument/index.ts";

export const pool = databasePoolMetrics("checkout");
export const printers = semaphoreMetrics("checkout", { label: "printer" });
export const bank = circuitBreakerMetrics("checkout");
export const limiter = rateLimiterMetrics("checkout");
