import { choice, type FaultCatalog, number, processFaults } from "../../kit/index.ts";

/** The operations of the bridge, as loads and faults name them. */
export const operations = [
  "create_session",
  "list_decisions",
  "get_metrics",
  "reject_decision",
  "escalate_decision",
] as const;

const service = ["governance-bridge"] as const;
const operation = choice(["all", ...operations]);

/** All faults of the miniature. The program repeats them in `internal/faults/catalog.go`; a test compares the two through `GET /admin/faults`. */
export const faultCatalog = {
  slow: {
    description: "The backend takes longer for every request.",
    services: service,
    parameters: { delayMs: number(1, 30_000, 500, "milliseconds"), operation },
  },
  errors: {
    description: "The backend answers a share of the requests with 500.",
    services: service,
    parameters: { share: number(0.01, 1, 0.5, "ratio"), operation },
  },
  timeouts: {
    description: "The backend takes requests and never answers; the bridge gives up.",
    services: service,
    parameters: { share: number(0.01, 1, 1, "ratio"), operation },
  },
  degraded: {
    description: "The backend answers one operation with 503; the others work.",
    services: service,
    parameters: { operation: choice(operations) },
  },
  "drop-connections": {
    description: "The backend closes a share of its connections without an answer.",
    services: service,
    parameters: { share: number(0.01, 1, 0.5, "ratio") },
  },
  unavailable: {
    description: "The backend does not listen: connections are refused.",
    services: service,
    parameters: {},
  },
  "leak-goroutines": {
    description: "Goroutines are started that wait for ever; they end with the fault.",
    services: service,
    parameters: { limit: number(1, 20_000, 1000, "goroutines"), perSecond: number(1, 5000, 50, "goroutines") },
  },
  "gc-pressure": {
    description: "Memory is allocated and let go at once, so that the collector has work.",
    services: service,
    parameters: { megabytesPerSecond: number(1, 1024, 256, "megabytes") },
  },
  ...processFaults(service),
} as const satisfies FaultCatalog<(typeof service)[number]>;
