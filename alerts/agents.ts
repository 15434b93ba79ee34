import { databasePool, operations, rateLimiter, semaphore } from "../metrics/agents.ts";
import { ended } from "./agents-scenarios.ts";
import { databasePoolExhausted, databasePoolFailing } from "./database-pools.ts";
import { health } from "./health.ts";
import { type Alert, alert, and, div, fires, gt, increase, not, rate, silent, sum } from "./kit/index.ts";
import { processRestarting } from "./processes.ts";
import { rateLimiterRejecting } from "./rate-limiters.ts";
import { recoveryOverdue } from "./recovery.ts";
import { semaphoreSaturated, semaphoreWaitLong } from "./semaphores.ts";

const agentsService = { job: "agents", owner: "agents" };

const lost = operations.where({ outcome: /failed|timeout/ });

/** Operations that were accepted fail or run out of time; what the rate limiter rejected was never accepted. */
export const agentOperationsFailing: Alert = alert("AgentOperationsFailing", {
  expr: and(
    gt(
      div(
        sum(rate(lost, "5m")).by("job", "operation"),
        sum(rate(operations.where({ outcome: not("rejected") }), "5m")).by("job", "operation"),
      ),
      0.05,
    ),
    // A few in a quiet night are not worth waking anybody.
    gt(sum(increase(lost, "5m")).by("job", "operation"), 10),
  ),
  for: "3m",
  severity: "critical",
  priority: "P1",
  owner: "agents",
  summary: ({ labels, value }) =>
    `${value.humanizePercentage} of the operations ${labels.operation} of the agents fail`,
  description: "They were accepted and end as failed, or got no permit or connection in time.",
  action: "Timeouts come from semaphores and pools, failures from what the operations call: see which it is.",
  page: {
    look: [
      "`sum by (operation, outcome) (rate(agent_operations_total[5m]))`: `timeout` or `failed`, one kind of operation or all?",
      "`timeout`: [SemaphoreSaturated](SemaphoreSaturated.md) and [DatabasePoolExhausted](DatabasePoolExhausted.md) name what is short.",
      "`failed`, all kinds: the database ([DatabasePoolFailing](DatabasePoolFailing.md)). One kind: the service that this kind calls.",
      "`GET /operations/ledger`: accepted operations are not lost, they end there as failed or are still open.",
    ],
    act: [
      "Bring back what is short or down; operations that come then work at once.",
      "Since a release: roll it back.",
      "Hold back the load (the rate limiter's `--limiter.per-second`) when it only gets worse: what waits makes all others wait.",
    ],
  },
  scenarios: [
    fires("all of them", { series: ended({ completed: 0, failed: 20 }), at: "4m", notBefore: "3m15s" }),
    fires("timeouts, whose series begins with the first", {
      series: ended({ completed: 50, timeout: 50, born: "late" }),
      at: "15m",
    }),
    fires("just over one in twenty", { shows: "boundary", series: ended({ completed: 949, failed: 51 }), at: "4m" }),
    silent("one in twenty", { shows: "boundary", series: ended({ completed: 950, failed: 50 }), lasts: "30m" }),
    silent("the limiter rejects nearly all", { series: ended({ completed: 10, rejected: 1000 }), lasts: "30m" }),
    silent("all of the few at night", { series: ended({ completed: 0, failed: 0.4 }), lasts: "30m" }),
    silent("nothing is asked for", { shows: "no data", series: ended({ completed: 0 }), lasts: "30m" }),
  ],
});

// What the agents share.
export const agentsPoolFailing = databasePoolFailing({ ...agentsService, pool: databasePool });
export const agentsPoolExhausted = databasePoolExhausted({ ...agentsService, pool: databasePool });
export const agentsWaitLong = semaphoreWaitLong({ ...agentsService, semaphore, within: "1s" });
export const agentsSaturated = semaphoreSaturated({ ...agentsService, semaphore });
export const agentsRejected = rateLimiterRejecting({ ...agentsService, limiter: rateLimiter });

export const agentsRestarting = processRestarting(agentsService);

/** The alerts on the agents and on what they share. */
export const agents: readonly Alert[] = [
  agentOperationsFailing,
  agentsPoolFailing,
  agentsPoolExhausted,
  agentsWaitLong,
  agentsSaturated,
  agentsRejected,
  agentsRestarting,
];

/** What the health exporter tells of the agents' recovery. */
export const agentsRecovery: Alert = recoveryOverdue({
  service: "agents",
  check: "health",
  within: "5m",
  owner: "agents",
});

/** What the health exporter tells of the agents and their database. */
export const agentsHealth: readonly Alert[] = health({ service: "agents", check: "health", owner: "agents" });
