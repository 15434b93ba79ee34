import { choice, type FaultCatalog, number, processFaults } from "../../kit/index.ts";

/** The programs that faults can be put into; both connectors are one program. */
export type Service = "api-service" | "router-worker" | "connector" | "channel-api";

/** All faults of the miniature. The Java service repeats its own in `Fault.java`; a test compares the two through `GET /admin/faults`. */
export const faultCatalog = {
  slow: {
    description: "Every request or message takes longer.",
    services: ["api-service", "router-worker", "connector", "channel-api"],
    parameters: { delayMs: number(1, 30_000, 500, "milliseconds") },
  },
  errors: {
    description: "A share of the requests is answered with 500.",
    services: ["api-service", "channel-api"],
    parameters: { share: number(0.01, 1, 0.5, "ratio") },
  },
  "reject-all": {
    description: "Every message is rejected with the reason reject_all.",
    services: ["api-service"],
    parameters: {},
  },
  "dependency-down": {
    description: "Kafka counts as unreachable: messages are rejected with the reason dependency_down.",
    services: ["api-service"],
    parameters: {},
  },
  "connector-down": {
    description: "The connector hangs: it takes no messages, and its metrics and health answer 503.",
    services: ["connector"],
    parameters: {},
  },
  outage: {
    description: "The channel's API drops every connection without an answer.",
    services: ["channel-api"],
    parameters: { channel: choice(["all", "whatsapp", "instagram"]) },
  },
  ...processFaults(["api-service", "router-worker", "connector"]),
} as const satisfies FaultCatalog<Service>;
