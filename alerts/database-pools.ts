import type { DatabasePoolMetrics } from "../metrics/agents.ts";
import { connectionsOf, unservedBy } from "./database-pools-scenarios.ts";
import {
  type Alert,
  add,
  alert,
  and,
  avgOverTime,
  constant,
  div,
  fires,
  gt,
  gte,
  increase,
  lastOverTime,
  ramp,
  silent,
  sum,
} from "./kit/index.ts";
import type { OwnedJob } from "./owned-job.ts";

// Full is no fault; full with others waiting for long is.

/** All connections of a pool are in use, and requests wait for them, for five minutes. */
export const databasePoolExhausted = ({
  job,
  owner,
  pool,
}: OwnedJob & { readonly pool: DatabasePoolMetrics<"pool"> }): Alert => {
  const { inUse, limit, waiting } = pool;
  const connections = connectionsOf(job, pool);
  return alert("DatabasePoolExhausted", {
    expr: and(
      gt(div(avgOverTime(inUse.where({ job }), "5m"), lastOverTime(limit.where({ job }), "5m")), 0.95),
      gte(avgOverTime(waiting.where({ job }), "5m"), 1),
    ),
    for: "5m",
    severity: "warning",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) =>
      `${value.humanizePercentage} of the connections of the pool ${labels.pool} on ${labels.job} are in use, and requests wait`,
    description:
      "Queries take longer than usual, connections are not given back, or more work comes than the pool is made for.",
    action: "See what the connections do: the database's list of sessions tells queries, locks and idle ones.",
    page: {
      look: [
        "`SELECT pid, state, wait_event_type, now() - query_start AS since, query FROM pg_stat_activity WHERE state <> 'idle' ORDER BY since DESC;`",
        "`idle in transaction`: somebody began a transaction and does not end it. `Lock`: they wait for one another; `pg_blocking_pids(pid)` names who holds it.",
        "[DatabasePoolFailing](DatabasePoolFailing.md): have requests given up yet?",
      ],
      act: [
        "End the session that blocks the others: `SELECT pg_terminate_backend(pid);`",
        "Slow queries since a release: roll it back.",
        "More work than planned: raise the pool's limit, as far as the database's `max_connections` allows.",
      ],
    },
    scenarios: [
      fires("all in use, and ten wait", {
        series: connections({ inUse: [constant(20)], waiting: [constant(10)] }),
        at: "6m",
        notBefore: "5m",
      }),
      fires("just one waits, on average", {
        shows: "boundary",
        series: connections({ inUse: [constant(20)], waiting: [constant(1)] }),
        at: "6m",
      }),
      silent("all in use, and nobody waits", {
        shows: "boundary",
        series: connections({ inUse: [constant(20, "1h")], waiting: [constant(0, "1h")] }),
      }),
      silent("nineteen of twenty", {
        shows: "boundary",
        series: connections({ inUse: [constant(19, "1h")], waiting: [constant(2, "1h")] }),
      }),
      silent("a burst of three minutes", {
        series: connections({
          inUse: [constant(5, "10m"), constant(20, "3m"), constant(5, "20m")],
          waiting: [constant(0, "10m"), constant(40, "3m"), constant(0, "20m")],
        }),
      }),
    ],
  });
};

/** Requests got no connection to the database: not in time, or not at all. */
export const databasePoolFailing = ({
  job,
  owner,
  pool,
}: OwnedJob & { readonly pool: DatabasePoolMetrics<"pool"> }): Alert => {
  const { timeouts, errors } = pool;
  const unserved = unservedBy(job, pool);
  return alert("DatabasePoolFailing", {
    expr: gt(
      sum(add(increase(timeouts.where({ job }), "5m"), increase(errors.where({ job }), "5m"))).by("job", "pool"),
      5,
    ),
    for: "2m",
    severity: "critical",
    priority: "P1",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) =>
      `${value.humanize} requests on ${labels.job} got no connection of the pool ${labels.pool} in five minutes`,
    description: "What they were for failed.",
    action: "See whether the database runs and takes connections; then whether the pool is exhausted.",
    page: {
      look: [
        "`…_db_pool_errors_total`: connections are refused or break: the database is down, restarts, takes no more, or the password is wrong. `…_db_pool_timeouts_total`: all are in use ([DatabasePoolExhausted](DatabasePoolExhausted.md)), or the network swallows what is sent.",
        "[ServiceDependencyDown](ServiceDependencyDown.md): does the service itself say that its database is down?",
        "The database's log: `too many clients`, `password authentication failed`, `terminating connection`.",
      ],
      act: [
        "Bring the database back; the pool connects anew by itself.",
        "Exhausted: end the session that blocks the others.",
        "A rotated password: the file that the service reads must hold the new one.",
      ],
    },
    scenarios: [
      fires("the database is down for five minutes", {
        series: unserved({
          errors: [constant(0, "10m"), ramp({ from: 4, by: 4, per: "15s", lasts: "5m" }), constant(80, "20m")],
        }),
        at: "13m",
        notBefore: "12m15s",
        resolvedBy: "20m",
      }),
      fires("connections stay open and silent", {
        series: unserved({ timeouts: [ramp({ from: 0, by: 2, per: "15s" })] }),
        at: "5m",
      }),
      fires("just over five in five minutes", {
        shows: "boundary",
        series: unserved({ timeouts: [ramp({ from: 0, by: 0.3, per: "15s" })] }),
        at: "10m",
      }),
      silent("five in five minutes", {
        shows: "boundary",
        series: unserved({ timeouts: [ramp({ from: 0, by: 0.25, per: "15s" })] }),
        lasts: "30m",
      }),
      silent("the database restarts: three connections break", {
        series: unserved({ errors: [constant(0, "10m"), constant(3, "20m")] }),
      }),
      silent("none", { series: unserved({}), lasts: "30m" }),
    ],
  });
};
