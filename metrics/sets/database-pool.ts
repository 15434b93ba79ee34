import { type Counter, counter, type Gauge, gauge, type Histogram, histogram } from "../kit/index.ts";
import { prefixed } from "./prefixed.ts";

/** What a service says about its pools of database connections; `L` tells them apart. */
export interface DatabasePoolMetrics<L extends string = string> {
  /** At the limit with some waiting: exhausted. */
  readonly inUse: Gauge<L>;
  readonly idle: Gauge<L>;
  readonly limit: Gauge<L>;
  readonly waiting: Gauge<L>;
  /** Of everyone who asked, also of those who got a connection at once or none at all. */
  readonly wait: Histogram<L>;
  /** Nobody gave a connection back in time. */
  readonly timeouts: Counter<L>;
  /** No connection for another reason: the database refuses them or is gone. */
  readonly errors: Counter<L>;
}

export interface DatabasePoolOptions<L extends string> {
  /** The label that tells pools apart. @default "pool" */
  readonly label?: L;
  /** Bounds of the wait, in seconds. @default 5 ms to 10 s */
  readonly buckets?: readonly number[];
}

/** Metrics of pools under a prefix: `databasePoolMetrics("shop").inUse` is `shop_db_pool_connections_in_use`. */
export function databasePoolMetrics<const L extends string = "pool">(
  prefix: string,
  options: DatabasePoolOptions<L> = {},
): DatabasePoolMetrics<L> {
  const { label = "pool" as L, buckets } = options; // without the option, L is the literal "pool"
  const labels = [label];
  const name = (rest: string) => prefixed(prefix, `db_pool_${rest}`);
  return {
    inUse: gauge(name("connections_in_use"), {
      help: "Database connections that are in use.",
      unit: "connections",
      labels,
    }),
    idle: gauge(name("connections_idle"), {
      help: "Database connections that are open and free.",
      unit: "connections",
      labels,
    }),
    limit: gauge(name("connections_limit"), {
      help: "Database connections that may be open at once.",
      unit: "connections",
      labels,
    }),
    waiting: gauge(name("waiting_requests"), {
      help: "Requests that wait for a database connection.",
      unit: "requests",
      labels,
    }),
    wait: histogram(name("wait_seconds"), {
      help: "Time a request waited for a database connection.",
      unit: "seconds",
      labels,
      ...(buckets === undefined ? {} : { buckets }),
    }),
    timeouts: counter(name("timeouts_total"), {
      help: "Requests that got no database connection in time.",
      unit: "requests",
      labels,
    }),
    errors: counter(name("errors_total"), {
      help: "Requests that got no database connection for another reason than time.",
      unit: "requests",
      labels,
    }),
  };
}
