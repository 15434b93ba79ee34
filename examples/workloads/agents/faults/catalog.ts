import { choice, type FaultCatalog, number, processFaults } from "../../kit/index.ts";

/** The pools of database connections, as faults and metrics name them. */
export const poolNames = ["work", "ledger"] as const;

export type PoolName = (typeof poolNames)[number];

/** The rate limiters, as faults and metrics name them. */
export const limiterNames = ["model", "tools"] as const;

export type LimiterName = (typeof limiterNames)[number];

const service = ["agents"] as const;

/** All faults of the miniature. */
export const faultCatalog = {
  slow: {
    description: "The service that agents call takes longer, and keeps its permits as long.",
    services: service,
    parameters: { delayMs: number(1, 30_000, 500, "milliseconds") },
  },
  errors: {
    description: "The service that agents call fails for a share of the operations.",
    services: service,
    parameters: { share: number(0.01, 1, 0.5, "ratio") },
  },
  "pool-exhaustion": {
    description: "A share of a pool's connections is taken and kept until the fault ends.",
    services: service,
    parameters: { pool: choice(poolNames), share: number(0.1, 1, 1, "ratio") },
  },
  "network-partition": {
    description: "Nothing goes to the database or comes from it; connections stay open and silent.",
    services: service,
    parameters: {},
  },
  "limiter-starvation": {
    description: "Somebody else uses up a share of a rate limiter's permissions.",
    services: service,
    parameters: { limiter: choice(["all", ...limiterNames]), share: number(0.1, 1, 1, "ratio") },
  },
  "throttle-cpu": {
    description: "The program gets its processor for a share of the time only.",
    services: service,
    parameters: { share: number(0.05, 0.95, 0.3, "ratio") },
  },
  ...processFaults(service),
} as const satisfies FaultCatalog<(typeof service)[number]>;
