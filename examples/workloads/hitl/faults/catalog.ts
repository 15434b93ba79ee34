import { choice, type FaultCatalog, number, processFaults } from "../../kit/index.ts";

/** The one program of the miniature; its dependencies are the real ones. */
export type Service = "hitl-api";

const services: readonly Service[] = ["hitl-api"];
const dependency = choice(["all", "postgres", "redis"]);

/** What a health endpoint answers instead of the truth. */
export const healthBodies = [
  "huge",
  "slow",
  "malformed",
  "misshapen",
  "redirect",
  "components",
  "deep",
  "hang",
] as const;

/** All faults of the miniature; `/metrics` and `/admin` stay as they are under each of them. */
export const faultCatalog = {
  slow: {
    description: "Every request to the API takes longer.",
    services,
    parameters: { delayMs: number(1, 30_000, 500, "milliseconds") },
  },
  errors: {
    description: "A share of the requests to the API is answered with 500.",
    services,
    parameters: { share: number(0.001, 1, 0.5, "ratio") },
  },
  "exhaust-pool": {
    description: "Database connections are taken from the pool and kept: who needs one waits and is turned away.",
    services,
    parameters: { connections: number(1, 1000, 1000, "connections") },
  },
  "database-down": {
    description: "Connections to PostgreSQL break, and new ones are refused.",
    services,
    parameters: {},
  },
  "redis-down": {
    description: "Connections to Redis break, and new ones are refused.",
    services,
    parameters: {},
  },
  partition: {
    description: "Nothing passes between the service and its dependencies: no answer, no error, until a timeout.",
    services,
    parameters: { dependency },
  },
  "network-latency": {
    description: "All that passes between the service and its dependencies takes longer, each way.",
    services,
    parameters: { delayMs: number(1, 5000, 100, "milliseconds"), dependency },
  },
  "health-body": {
    description: "Health endpoints answer with something that a careless reader chokes on.",
    services,
    parameters: { body: choice(healthBodies), endpoint: choice(["all", "health", "ready", "live", "startup"]) },
  },
  ...processFaults(services),
} as const satisfies FaultCatalog<Service>;
