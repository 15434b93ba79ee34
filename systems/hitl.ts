import * as alerts from "../alerts/index.ts";
import { defineSystem } from "./define.ts";
import { missing } from "./missing.ts";

const endpoint = (path: string) => ({ url: `http://hitl-api:8003${path}` });

const judged = ["hitl-read-heavy", "hitl-write-heavy"] as const;

/** Its objectives under load, for the tool that tells none: Locust. */
const underLoad = {
  http_req_duration: ["p(95)<500"],
  http_req_failed: ["rate<0.001"],
  http_reqs: ["rate>100"],
};

/** Human-in-the-loop review: one HTTP and WebSocket service on PostgreSQL and Redis. */
export const hitl = defineSystem({
  name: "hitl",
  // Its counter of WebSocket messages has no _total.
  targets: { "hitl-api": { port: 8003, format: "text", alerts: missing("hitl-api") } },
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
      alerts: missing("health"),
    },
    loadTest: {
      tests: [
        ...judged,
        ...["hitl-health", "hitl-ramp"],
        ...["hitl-stress-cpu", "hitl-stress-memory", "hitl-stress-pool", "hitl-stress-latency", "hitl-stress-all"],
      ],
      thresholds: Object.fromEntries(judged.map((load) => [load, underLoad])),
      alerts: [alerts.targetMissing({ job: "load-test" })],
    },
  },
  alerts: [],
  dashboards: [],
  miniature: { lacks: [] },
});
