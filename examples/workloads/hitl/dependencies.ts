import type { Logger } from "../../../exporters/kit/index.ts";
import { pgPoolState } from "../../../metrics/instrument/index.ts";
import { exhaustPool } from "./exhaust-pool.ts";
import { createFaultBoard, type FaultBoard } from "./faults/index.ts";
import { createMonitor, type Monitor } from "./health/index.ts";
import type { HitlMetrics } from "./hitl-metrics.ts";
import { faultLinks, openLink } from "./link/index.ts";
import { openRedis, type Redis } from "./redis/index.ts";
import type { HitlSettings } from "./settings.ts";
import { type Database, openDatabase } from "./store/index.ts";

/** Everything the service has beyond itself, with the faults that can be put between. */
export interface Dependencies {
  readonly database: Database;
  readonly redis: Redis;
  readonly subscriber: Redis;
  readonly faults: FaultBoard;
  readonly monitor: Monitor;
  stop(): Promise<void>;
}

/** Opens connections that come and go as their servers do; does not wait for any of them. */
export async function openDependencies(
  settings: HitlSettings,
  metrics: HitlMetrics,
  log: Logger,
): Promise<Dependencies> {
  const urls = { postgres: settings["postgres.url"], redis: settings["redis.url"] };
  const links = {
    postgres: await openLink({ host: urls.postgres.hostname, port: Number(urls.postgres.port || 5432) }),
    redis: await openLink({ host: urls.redis.hostname, port: Number(urls.redis.port || 6379) }),
  };
  const passwordFile = settings["postgres.password-file"];
  const toDatabase = {
    at: links.postgres,
    url: urls.postgres,
    ...(passwordFile === undefined ? {} : { passwordFile }),
    log,
  };
  const timeoutMs = settings["postgres.timeout"];
  const database = openDatabase({
    ...toDatabase,
    size: settings["postgres.pool-size"],
    timeoutMs,
    name: "hitl-api",
    acquire: (connect) => metrics.pool.acquire(connect),
  });
  metrics.pool.read(pgPoolState(database.pool));
  // Health has a connection of its own: a pool that is exhausted is no database that is down.
  const aside = openDatabase({ ...toDatabase, size: 1, timeoutMs: Math.min(timeoutMs, 1000), name: "hitl-api health" });
  const toRedis = { at: links.redis, url: urls.redis, timeoutMs: settings["redis.timeout"], log };
  const redis = openRedis({ ...toRedis, name: "hitl-api" });
  const subscriber = openRedis({ ...toRedis, name: "hitl-api-events" });
  const faults: FaultBoard = createFaultBoard({
    ...faultLinks(links, () => faults),
    "exhaust-pool": exhaustPool(database),
  });
  const monitor = createMonitor({
    probes: { postgres: () => aside.query("select 1"), redis: () => redis.ping() },
    fault: (dependency) => links[dependency].fault(),
  });
  return {
    database,
    redis,
    subscriber,
    faults,
    monitor,
    async stop() {
      monitor.stop();
      redis.disconnect();
      subscriber.disconnect();
      // What is stuck on the way is cut: nobody waits for it any more.
      await Promise.all([links.postgres.stop(), links.redis.stop()]);
      await Promise.all([database.stop(), aside.stop()]);
    },
  };
}
