import * as alerts from "../alerts/index.ts";
import { defineSystem } from "./define.ts";
import { missing } from "./missing.ts";

/** The same operations over gRPC and HTTP, in Go, in front of an HTTP backend. */
export const governanceBridge = defineSystem({
  name: "governance-bridge",
  targets: { "governance-bridge": { port: 8081, alerts: missing("governance-bridge") } },
  exporters: {
    health: {
      checks: {
        "governance-bridge": {
          health: { url: "http://governance-bridge:8081/health" },
          grpc: { url: "grpc://governance-bridge:50051/governance.v1.Governance" },
        },
      },
      alerts: missing("health"),
    },
    loadTest: {
      tests: [
        ...["governance-bridge-1k", "governance-bridge-5k", "governance-bridge-10k"],
        ...["governance-bridge-sustained", "governance-bridge-mixed", "governance-bridge-compare"],
      ],
      alerts: [alerts.targetMissing({ job: "load-test" })],
    },
  },
  alerts: [],
  dashboards: [],
  miniature: { lacks: [] },
});
