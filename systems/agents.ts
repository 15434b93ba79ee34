import * as alerts from "../alerts/index.ts";
import { defineSystem } from "./define.ts";
import { missing } from "./missing.ts";

/** Many agents that share semaphores, rate limits and a pool of PostgreSQL connections. */
export const agents = defineSystem({
  name: "agents",
  targets: { agents: { port: 8006, alerts: missing("agents") } },
  exporters: {
    health: {
      checks: {
        agents: {
          health: { url: "http://agents:8006/health" },
          live: { url: "http://agents:8006/health/live" },
        },
      },
      alerts: missing("health"),
    },
    loadTest: {
      tests: ["agents-100", "agents-500", "agents-1000", "agents-spike", "agents-endurance"],
      alerts: [alerts.targetMissing({ job: "load-test" })],
    },
  },
  alerts: [],
  dashboards: [],
  miniature: { lacks: [] },
});
