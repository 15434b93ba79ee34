import * as alerts from "../alerts/index.ts";
import { group, objective } from "../alerts/kit/index.ts";
import * as dashboards from "../dashboards/index.ts";
import { governanceBridge as bridge, grpc } from "../metrics/index.ts";
import { defineSystem } from "./define.ts";
import { healthAlerts, loadTestAlerts } from "./exporter-alerts.ts";
import { governanceBridgeFaults } from "./governance-bridge-faults.ts";
import { missing } from "./missing.ts";

const job = "governance-bridge";

/** Its own operations: health checks, whose streams last for as long as somebody watches, are left out. */
const calls = { job, grpc_service: "governance.v1.Governance" };

const owner = "governance";

const loads = ["1k", "5k", "10k", "sustained", "mixed", "compare"].map((load) => `${job}-${load}`);

const promised = { window: "30d", owner } as const;

/** The same operations over gRPC and HTTP, in Go, in front of an HTTP backend. */
export const governanceBridge = defineSystem({
  name: "governance-bridge",
  targets: { "governance-bridge": { port: 8081, alerts: missing("governance-bridge", owner) } },
  exporters: {
    health: {
      checks: {
        "governance-bridge": {
          health: { url: "http://governance-bridge:8081/health" },
          grpc: { url: "grpc://governance-bridge:50051/governance.v1.Governance" },
        },
      },
      alerts: [...healthAlerts, ...alerts.bridgeHealth],
    },
    loadTest: {
      tests: loads,
      alerts: [...loadTestAlerts, alerts.loadTestMissed({ tests: loads, owner })],
    },
  },
  objectives: [
    objective("availability", {
      ...promised,
      target: 99.9,
      description: "Calls over gRPC and requests over HTTP do not fail by the bridge's fault.",
      errors: [
        grpc.handled.where({ ...calls, grpc_code: alerts.serversFault }),
        bridge.httpRequests.where({ job, status: /5..|429/ }),
      ],
      total: [grpc.handled.where(calls), bridge.httpRequests.where({ job })],
    }),
    objective("grpc-latency", {
      ...promised,
      target: 99,
      description: "Calls over gRPC end within 5 ms.",
      within: "5ms",
      of: grpc.handlingTime.where(calls),
    }),
    objective("http-latency", {
      ...promised,
      target: 99,
      description: "Requests over HTTP are answered within 5 ms.",
      within: "5ms",
      of: bridge.httpRequestDuration.where({ job }),
    }),
  ],
  alerts: [...alerts.governanceBridge, group("governance-bridge-leaks", { rules: alerts.governanceBridgeLeaks })],
  dashboards: [dashboards.governanceBridgeOverview, dashboards.governanceBridgeMemory, dashboards.loadTests],
  miniature: { lacks: [] },
  faults: governanceBridgeFaults,
});
