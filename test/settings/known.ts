import type { KnownSystem } from "../../settings/index.ts";

/** Systems that the settings under test may name. */
export const known: readonly KnownSystem[] = [
  { name: "stack", targets: { prometheus: { inStack: true } } },
  {
    name: "chat4all",
    targets: { "api-service": {}, minio: {} },
    exporters: { kafkaLag: { brokers: ["kafka:9092"] } },
    miniature: {},
  },
  {
    name: "hitl",
    targets: { "hitl-api": {} },
    exporters: {
      health: {
        checks: {
          "hitl-api": { ready: { url: "http://hitl-api:8003/health/ready" } },
          store: { health: { url: "tcp://postgres:5432" } },
        },
      },
      loadTest: {},
    },
    miniature: {},
  },
];
