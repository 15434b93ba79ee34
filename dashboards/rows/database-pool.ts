import type { Alert } from "../../alerts/kit/index.ts";
import type { agents } from "../../metrics/index.ts";
import { div, gt, increase, type Match, max, type Row, row, sum, timeseries } from "../kit/index.ts";

export interface DatabasePoolOptions {
  readonly pool: agents.DatabasePoolMetrics<"pool">;
  /** Whose pools. */
  readonly of: { readonly job: string; readonly instance?: Match };
  /** The alerts on exhausted pools and on requests that got no connection. */
  readonly exhausted: Alert;
  readonly failing: Alert;
  /** @default "Database connections" */
  readonly title?: string;
}

const range = "$__rate_interval";

/** Pools of database connections: how full, who waits and how long, and who got none. Keys begin with `pool-`. */
export function databasePool(options: DatabasePoolOptions): Row {
  const { pool, of, exhausted, failing, title = "Database connections" } = options;
  const wait = pool.wait.where(of);
  const limit = pool.limit.where(of);
  return row(title, [
    timeseries("pool-saturation", {
      title: "Connections in use",
      description:
        "Part of each pool's connections that are in use, in its fullest replica. Full for moments is no fault; full while requests wait is.",
      unit: "percentunit",
      min: 0,
      max: 1,
      width: "third",
      watches: exhausted,
      queries: [{ expr: max(div(pool.inUse.where(of), gt(limit, 0))).by("pool"), legend: "{{pool}}" }],
    }),
    timeseries("pool-connections", {
      title: "Connections",
      description: "Connections in use, open and free, and as many as there may be, over all replicas.",
      unit: "short",
      min: 0,
      decimals: 0,
      width: "third",
      queries: [
        { expr: sum(pool.inUse.where(of)).by("pool"), legend: "{{pool}} in use" },
        { expr: sum(pool.idle.where(of)).by("pool"), legend: "{{pool}} idle" },
        { expr: sum(limit).by("pool"), legend: "{{pool}} limit" },
      ],
    }),
    timeseries("pool-waiting", {
      title: "Waiting for a connection",
      description: "Requests that wait now. Normally 0; as long as some wait, all are slower than the database is.",
      unit: "short",
      min: 0,
      decimals: 0,
      width: "third",
      queries: [{ expr: sum(pool.waiting.where(of)).by("pool"), legend: "{{pool}}" }],
    }),
    timeseries("pool-wait", {
      title: "Time until a connection",
      description:
        "95 % and 99 % of the requests got a connection, or gave up, within this time. Milliseconds are good; empty while nobody asks.",
      unit: "s",
      min: 0,
      queries: [
        { expr: wait.quantile(0.95, range).by("pool"), legend: "{{pool}} P95" },
        { expr: wait.quantile(0.99, range).by("pool"), legend: "{{pool}} P99" },
      ],
    }),
    timeseries("pool-unserved", {
      title: "No connection",
      description:
        "Requests of five minutes that got none: not in time, because all were in use, or because the database refused or broke them. The line is the limit for both together.",
      unit: "short",
      min: 0,
      watches: failing,
      queries: [
        { expr: sum(increase(pool.timeouts.where(of), "5m")).by("pool"), legend: "{{pool}} not in time" },
        { expr: sum(increase(pool.errors.where(of), "5m")).by("pool"), legend: "{{pool}} refused" },
      ],
    }),
  ]);
}
