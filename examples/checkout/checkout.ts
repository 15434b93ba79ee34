import type { Registry } from "prom-client";
import {
  instrumentCircuitBreaker,
  instrumentDatabasePool,
  instrumentRateLimiter,
  instrumentSemaphore,
  type PgPool,
  pgPoolState,
  type Release,
} from "../../metrics/instrument/index.ts";
import * as metrics from "./metrics.ts";

/** What the service is made of; any library will do, `PgPool` is what is read of node-postgres's pool. */
export interface Parts {
  readonly postgres: PgPool & { connect(): Promise<Connection> };
  readonly acquirePrinter: () => Promise<Release>;
  readonly bank: { pay(order: string): Promise<void>; onChange(listener: (to: "open" | "closed") => void): void };
  readonly mayOrder: () => boolean;
}

interface Connection {
  save(order: string): Promise<void>;
  release(): void;
}

/** The service's only task, with everything it shares measured. */
export function createCheckout(registry: Registry, { postgres, acquirePrinter, bank, mayOrder }: Parts) {
  const pool = instrumentDatabasePool(metrics.pool, registry, "orders");
  const breaker = instrumentCircuitBreaker(metrics.bank, registry, "bank");
  const limiter = instrumentRateLimiter(metrics.limiter, registry, "orders");
  const printer = instrumentSemaphore(metrics.printers, registry, "labels", { limit: 2 }).wrap(acquirePrinter);
  pool.read(pgPoolState(postgres));
  bank.onChange(breaker.changed);

  return async function checkOut(order: string): Promise<"refused" | "done"> {
    if (!limiter.count(mayOrder())) return "refused";
    await bank.pay(order);
    const connection = await pool.acquire(() => postgres.connect());
    try {
      await connection.save(order);
    } finally {
      connection.release();
    }
    const release = await printer();
    release();
    return "done";
  };
}
