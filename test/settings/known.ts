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
];
