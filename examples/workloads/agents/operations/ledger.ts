import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../../../../exporters/kit/index.ts";
import type { DatabasePoolManager } from "../pools/index.ts";
import type { KindName, Outcome } from "./kinds.ts";
import { together } from "./together.ts";

/** An operation as it is accepted. */
export interface Accepted {
  readonly id: string;
  readonly kind: KindName;
  readonly agent: number;
}

/**
 * Remembers every accepted operation and what became of it. An operation is accepted when the database has it; its end is written as soon
 * as the database takes it, and what a crash left open counts as failed at the next start.
 */
export interface Ledger {
  /** True once the tables are there. */
  isOpen(): boolean;
  /** Writes operations down. Rejects when the database did not take them: then none of them is accepted. */
  accept(operations: readonly Accepted[]): Promise<void>;
  /** Notes an end; it is written behind the back of whoever calls. */
  settle(id: string, outcome: Outcome, reason: string): void;
  /** Ends that are not written yet. */
  unsettled(): number;
  /** How many the database knows of, by outcome, those that it has forgotten since among them; open ones are under way. */
  count(): Promise<Readonly<Record<Outcome | "open", number>>>;
  /** Writes what is left, as long as the database takes it. */
  close(): Promise<void>;
}

const retryMs = 500;
const batchSize = 1000;
const pruneEveryMs = 60_000;

export function createLedger(pools: DatabasePoolManager, keep: number, log: Logger): Ledger {
  const ends = new Map<string, { readonly outcome: Outcome; readonly reason: string }>();
  const stopping = new AbortController();
  const { signal } = stopping;
  let open = false;

  const ledger = (sql: string, values: readonly unknown[] = []) =>
    pools.use("ledger", (client) => client.query(sql, [...values]));
  const flush = async () => {
    const batch = [...ends].slice(0, batchSize);
    if (batch.length === 0) return;
    await ledger(settleSql, [
      batch.map(([id]) => id),
      batch.map(([, { outcome }]) => outcome),
      batch.map(([, { reason }]) => reason),
    ]);
    for (const [id] of batch) ends.delete(id);
  };
  const persist = async (what: string, work: () => Promise<unknown>) => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        log.warn({ error: (error as Error).message }, `${what}: the database does not take it, trying again`);
        if (signal.aborted) return undefined;
        await pause(retryMs, signal);
      }
    }
  };
  const write = async () => {
    await persist("opening the ledger", async () => {
      for (const sql of openSql) await ledger(sql);
    });
    open = !signal.aborted;
    let prunedAt = performance.now();
    while (!signal.aborted) {
      await persist("writing ends", flush);
      if (performance.now() - prunedAt > pruneEveryMs) {
        prunedAt = performance.now();
        await persist("forgetting old operations", () => ledger(pruneSql, [keep]));
      }
      if (ends.size === 0) await pause(20, signal);
    }
    while (ends.size > 0) if ((await flush().catch(() => "gone")) === "gone") return;
  };
  const writing = write();
  const settle = (id: string, outcome: Outcome, reason: string) => void ends.set(id, { outcome, reason });
  return {
    isOpen: () => open,
    accept: together(async (operations) => {
      try {
        await ledger(acceptSql, [
          operations.map(({ id }) => id),
          operations.map(({ kind }) => kind),
          operations.map(({ agent }) => agent),
        ]);
      } catch (error) {
        // Only the answer may be lost: what the database has all the same must not stay open.
        for (const { id } of operations) settle(id, "failed", "not accepted");
        throw error;
      }
    }),
    settle,
    unsettled: () => ends.size,
    async count() {
      const { rows } = await ledger(countSql);
      const counted = Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]));
      return { open: 0, completed: 0, failed: 0, timeout: 0, ...counted };
    },
    async close() {
      stopping.abort();
      await writing;
    },
  };
}

/** Resolves early when it is told to stop. */
function pause(ms: number, signal: AbortSignal): Promise<unknown> {
  return sleep(ms, undefined, { signal }).catch(() => undefined);
}

const openSql = [
  `create table if not exists operations (
     id uuid primary key, kind text not null, agent integer not null, accepted_at timestamptz not null default now(),
     outcome text, reason text not null default '', ended_at timestamptz)`,
  "create index if not exists operations_open on operations (accepted_at) where outcome is null",
  "create index if not exists operations_ended on operations (ended_at)",
  `create table if not exists notes (
     agent integer not null, slot integer not null, content text not null, changes integer not null default 0,
     primary key (agent, slot))`,
  "create table if not exists forgotten_operations (outcome text primary key, count bigint not null)",
  // One program has one database: what is open here was begun by one that is no more.
  "update operations set outcome = 'failed', reason = 'interrupted', ended_at = now() where outcome is null",
];

// Twice is once: an answer may have been lost on the way.
const acceptSql = `insert into operations (id, kind, agent)
  select * from unnest($1::uuid[], $2::text[], $3::integer[]) on conflict do nothing`;
const settleSql = `update operations set outcome = ended.outcome, reason = ended.reason, ended_at = now()
  from unnest($1::uuid[], $2::text[], $3::text[]) as ended (id, outcome, reason)
  where operations.id = ended.id and operations.outcome is null`;
const pruneSql = `with forgotten as (
    delete from operations where ended_at <
      (select ended_at from operations where ended_at is not null order by ended_at desc offset $1 limit 1)
    returning outcome)
  insert into forgotten_operations as sum select outcome, count(*) from forgotten group by outcome
  on conflict (outcome) do update set count = sum.count + excluded.count`;
const countSql = `select outcome, sum(count) as count from (
    select coalesce(outcome, 'open') as outcome, count(*) from operations group by 1
    union all select * from forgotten_operations) as counted group by outcome`;
