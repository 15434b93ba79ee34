import type { PoolState } from "./database-pool.ts";

/** What is needed of node-postgres's `Pool`. */
export interface PgPool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  readonly options: { readonly max: number };
}

/**
 * The state of node-postgres's pool, from its own counters: `meter.read(pgPoolState(pool))`.
 * `pool.query()` shows in these; its wait and its errors only show where `meter.acquire(() => pool.connect())` is used.
 */
export function pgPoolState(pool: PgPool): () => PoolState {
  return () => ({
    inUse: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    limit: pool.options.max,
    waiting: pool.waitingCount,
  });
}
