import * as alerts from "../alerts/index.ts";
import { objective } from "../alerts/kit/index.ts";
import * as dashboards from "../dashboards/index.ts";
import { requestDuration, requests } from "../metrics/hitl.ts";
import { defineSystem } from "./define.ts";
import { healthAlerts, loadTestAlerts } from "./exporter-alerts.ts";
import { hitlFaults } from "./hitl-faults.ts";

const endpoint = (path: string) => ({ url: `http://hitl-api:8003${path}` });

const owner = "hitl";
const judged = ["hitl-read-heavy", "hitl-write-heavy"] as const;
const stresses = ["cpu", "memory", "pool", "latency", "all"].map((what) => `hitl-stress-${what}`);
const loads = [...judged, "hitl-health", "hitl-ramp", ...stresses];

/** Its objectives under load, for the tool that tells none: Locust. */
const underLoad = {
  http_req_duration: ["p(95)<500"],
  http_req_failed: ["rate<0.001"],
  http_reqs: ["rate>100"],
};

/** Human-in-the-loop review: one HTTP and WebSocket service on PostgreSQL and Redis. */
export const hitl = defineSystem({
  name: "hitl",
  title: "HITL",
  // Its counter of WebSocket messages has no _total.
  targets: { "hitl-api": { port: 8003, format: "text", alerts: [alerts.targetMissing({ job: "hitl-api" })] } },
  exporters: {
    health: {
      checks: {
        "hitl-api": {
          health: endpoint("/health"),
          ready: endpoint("/health/ready"),
          live: endpoint("/health/live"),
          startup: endpoint("/health/startup"),
        },
      },
      alerts: [...healthAlerts, ...alerts.hitlHealth],
    },
    loadTest: {
      tests: loads,
      thresholds: Object.fromEntries(judged.map((load) => [load, underLoad])),
      alerts: [...loadTestAlerts, alerts.loadTestMissed({ tests: loads, owner })],
    },
  },
  objectives: [
    objective("availability", {
      target: 99.9,
      window: "30d",
      description: "Requests of reviewers and of the defence system are answered without a fault of the service.",
      errors: requests.where({ ...alerts.hitlTraffic, status: /5../ }),
      total: requests.where(alerts.hitlTraffic),
      owner,
    }),
    objective("latency", {
      target: 95,
      window: "30d",
      description: "Requests of reviewers and of the defence system are answered within half a second.",
      within: "500ms",
      of: requestDuration.where(alerts.hitlTraffic),
      owner,
    }),
  ],
  alerts: alerts.hitl,
  dashboards: [dashboards.hitlOverview, dashboards.hitlReviews, dashboards.hitlHealth, dashboards.loadTests],
  miniature: { lacks: [] },
  faults: hitlFaults,
});
