import { defineSystem } from "./define.ts";
import { healthAlerts, loadTestAlerts } from "./exporter-alerts.ts";
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
      alerts: healthAlerts,
    },
    loadTest: {
      tests: ["agents-100", "agents-500", "agents-1000", "agents-spike", "agents-endurance"],
      alerts: loadTestAlerts,
    },
  },
  alerts: [],
  dashboards: [],
  miniature: { lacks: [] },
});
