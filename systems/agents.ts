import * as alerts from "../alerts/index.ts";
import { not, objective } from "../alerts/kit/index.ts";
import * as dashboards from "../dashboards/index.ts";
import { operations } from "../metrics/agents.ts";
import { agentsFaults } from "./agents-faults.ts";
import { defineSystem } from "./define.ts";
import { healthAlerts, loadTestAlerts } from "./exporter-alerts.ts";
import { missing } from "./missing.ts";

const job = "agents";
const owner = "agents";
const loads = ["100", "500", "1000", "spike", "endurance"].map((load) => `agents-${load}`);

/** Many agents that share semaphores, rate limits and a pool of PostgreSQL connections. */
export const agents = defineSystem({
  name: "agents",
  targets: { agents: { port: 8006, alerts: missing("agents", owner) } },
  exporters: {
    health: {
      checks: {
        agents: {
          health: { url: "http://agents:8006/health" },
          live: { url: "http://agents:8006/health/live" },
        },
      },
      alerts: [...healthAlerts, ...alerts.agentsHealth, alerts.agentsRecovery],
    },
    loadTest: {
      tests: loads,
      alerts: [...loadTestAlerts, alerts.loadTestMissed({ tests: loads, owner })],
    },
  },
  objectives: [
    objective("availability", {
      target: 99,
      window: "30d",
      owner,
      description: "Operations that were accepted complete.",
      errors: operations.where({ job, outcome: /failed|timeout/ }),
      // What a rate limiter rejects was never accepted, and the answer says so.
      total: operations.where({ job, outcome: not("rejected") }),
    }),
  ],
  alerts: alerts.agents,
  dashboards: [dashboards.agentsConcurrency, dashboards.agentsLimits, dashboards.loadTests],
  miniature: { lacks: [] },
  faults: agentsFaults,
});
