import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Registry } from "prom-client";
import type { Logger } from "../../../../exporters/kit/index.ts";
import * as metrics from "../../../../metrics/agents.ts";
import { type DatabasePoolMeter, instrumentDatabasePool, pgPoolState } from "../../../../metrics/instrument/index.ts";
import { type PoolName, poolNames } from "../faults/index.ts";
import { createSeverableWay } from "./severable.ts";

/** The pools of connections to the one database. */
export interface DatabasePoolManager {
  /** Does work with a connection. Whatever fails, the connection goes back, or is closed when it may be broken. */
  use<T>(pool: PoolName, work: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  /** Takes a share of a pool's connections until the signal. */
  occupy(pool: PoolName, share: number, ended: AbortSignal): void;
  /** Cuts the way to the database, or mends it. */
  partition(isCut: boolean): void;
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly url: string;
  /** Asked for every connection; must not throw. @default the one in the address */
  readonly password?: () => string;
  readonly limits: Readonly<Record<PoolName, number>>;
  /** How long to wait for a connection. */
  readonly acquireTimeoutMs: number;
  /** How long an answer of the database may take. */
  readonly queryTimeoutMs: number;
}

const retryMs = 500;

export function createDatabasePoolManager(options: PoolOptions, registry: Registry, log: Logger): DatabasePoolManager {
  const way = createSeverableWay();
  const pools = Object.fromEntries(
    poolNames.map((name) => [name, createPool(name, options, way.socket, registry, log)]),
  ) as Readonly<Record<PoolName, Pool>>;

  const connect = (name: PoolName) => pools[name].meter.acquire(() => pools[name].pool.connect());
  return {
    async use(name, work) {
      const client = await connect(name);
      try {
        const result = await work(client);
        client.release();
        return result;
      } catch (error) {
        // An error of the database leaves the connection usable; all others may have left it in the middle of something.
        client.release(error instanceof pg.DatabaseError ? undefined : (error as Error));
        throw error;
      }
    },
    occupy(name, share, ended) {
      const keep = async () => {
        // Waits with the others, so that it gets its connections also from a busy pool.
        while (!ended.aborted) {
          const client = await pools[name].pool.connect().catch(() => undefined);
          if (client === undefined) await sleep(retryMs);
          else {
            if (!ended.aborted) await new Promise((resolve) => ended.addEventListener("abort", resolve));
            client.release();
          }
        }
      };
      for (let n = 0; n < Math.ceil(options.limits[name] * share); n++) void keep();
    },
    partition: way.cut,
    async close() {
      way.cut(false);
      await Promise.all(poolNames.map((name) => pools[name].pool.end()));
    },
  };
}

/** In parts: as one text it would take precedence over the password. */
function addressOf(url: string): pg.ClientConfig {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

interface Pool {
  readonly pool: pg.Pool;
  readonly meter: DatabasePoolMeter;
}

function createPool(
  name: PoolName,
  { url, password, limits, acquireTimeoutMs, queryTimeoutMs }: PoolOptions,
  stream: pg.ClientConfig["stream"],
  registry: Registry,
  log: Logger,
): Pool {
  const pool = new pg.Pool({
    ...addressOf(url),
    ...(password === undefined ? {} : { password }),
    application_name: `agents-${name}`,
    max: limits[name],
    connectionTimeoutMillis: acquireTimeoutMs,
    query_timeout: queryTimeoutMs,
    statement_timeout: queryTimeoutMs,
    ...(stream === undefined ? {} : { stream }),
  });
  // An idle connection that breaks is nobody's failure: the pool opens another when one is needed.
  pool.on("error", (error) => log.warn({ pool: name, error: error.message }, "lost an idle connection"));
  // One that breaks while it is held fails at the next query; without a listener it would end the program.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const meter = instrumentDatabasePool(metrics.databasePool, registry, name);
  meter.read(pgPoolState(pool));
  return { pool, meter };
}
