import type { agents } from "../../metrics/index.ts";
import { increase, levelOf, quantilesOf, type Row, row, saturation, sum, timeseries } from "../kit/index.ts";
import type { RowChanges } from "./panels.ts";
import { type Scope, scopeOf } from "./scope.ts";

type Panels = "saturation" | "connections" | "waiting" | "wait" | "unserved";

export interface DatabasePoolOptions extends Scope, RowChanges<Panels> {
  /** What the service says about its pools: `databasePoolMetrics("shop")`. */
  readonly pool: agents.DatabasePoolMetrics<"pool">;
}

/**
 * Pools of database connections: how full, who waits and for how long, and who got none.
 * Keys begin with `pool-` unless `key` says otherwise.
 */
export function databasePoolRow({
  pool,
  title = "Database connections",
  key = "pool",
  collapsed = false,
  panels = {},
  ...scope
}: DatabasePoolOptions): Row {
  const here = scopeOf(scope);
  const by = ["pool"] as const;
  const all = (gauge: typeof pool.inUse, name: string) =>
    levelOf(gauge.where(here), { aggregate: "sum", by, legend: `{{pool}} ${name}` }).queries;
  return row(
    title,
    [
      timeseries(`${key}-saturation`, {
        ...saturation({ used: pool.inUse.where(here), limit: pool.limit.where(here), by }),
        title: "Connections in use",
        description:
          "Part of each pool's connections, in its fullest instance. Full for moments is no fault; full while requests wait is.",
        width: "third",
        ...panels.saturation,
      }),
      timeseries(`${key}-connections`, {
        title: "Connections",
        description: "Connections in use, open and free, and as many as there may be, over all instances.",
        unit: "short",
        min: 0,
        decimals: 0,
        width: "third",
        queries: [...all(pool.inUse, "in use"), ...all(pool.idle, "idle"), ...all(pool.limit, "limit")],
        ...panels.connections,
      }),
      timeseries(`${key}-waiting`, {
        ...levelOf(pool.waiting.where(here), { aggregate: "sum", by }),
        title: "Waiting for a connection",
        description: "Requests that wait now. Normally 0; while some wait, all are slower than the database is.",
        decimals: 0,
        width: "third",
        ...panels.waiting,
      }),
      timeseries(`${key}-wait`, {
        ...quantilesOf(pool.wait.where(here), { quantiles: [0.95, 0.99], by }),
        title: "Time until a connection",
        description: "How long requests wait for a connection, or until they give up. Milliseconds are good.",
        ...panels.wait,
      }),
      timeseries(`${key}-unserved`, {
        title: "No connection",
        description:
          "Requests of five minutes that got none: not in time, because all were in use, or because the database refused or broke them. Normally 0.",
        unit: "short",
        min: 0,
        queries: [
          { expr: sum(increase(pool.timeouts.where(here), "5m")).by("pool"), legend: "{{pool}} not in time" },
          { expr: sum(increase(pool.errors.where(here), "5m")).by("pool"), legend: "{{pool}} refused" },
        ],
        ...panels.unserved,
      }),
    ],
    { collapsed },
  );
}
