import type { Ledger } from "./operations/index.ts";
import type { DatabasePoolManager } from "./pools/index.ts";

export interface Dependency {
  readonly status: "up" | "down";
  readonly latency_ms?: number;
  readonly error?: string;
}

export interface Health {
  readonly status: "up" | "down" | "starting";
  readonly started_at: string;
  readonly dependencies: { readonly postgres: Dependency };
}

/** Asks the database over the ledger's pool: the other may be exhausted, and that is no illness of the database. */
export async function askHealth(pools: DatabasePoolManager, ledger: Ledger, startedAt: string): Promise<Health> {
  const postgres = await askDatabase(pools);
  const status = postgres.status === "up" && !ledger.isOpen() ? "starting" : postgres.status;
  return { status, started_at: startedAt, dependencies: { postgres } };
}

async function askDatabase(pools: DatabasePoolManager): Promise<Dependency> {
  const start = performance.now();
  try {
    await pools.use("ledger", (client) => client.query("select 1"));
    return { status: "up", latency_ms: Math.round((performance.now() - start) * 10) / 10 };
  } catch (error) {
    return { status: "down", error: (error as Error).message };
  }
}
