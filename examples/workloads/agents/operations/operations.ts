import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Registry } from "prom-client";
import * as metrics from "../../../../metrics/agents.ts";
import { instrumentRateLimiter, instrumentSemaphore } from "../../../../metrics/instrument/index.ts";
import { type FaultBoard, type LimiterName, limiterNames } from "../faults/index.ts";
import type { DatabasePoolManager } from "../pools/index.ts";
import { createRateLimiter } from "../rate-limiter.ts";
import { createSemaphore, isNoPermit } from "../semaphore.ts";
import type { ConcurrencyMonitor } from "./concurrency-monitor.ts";
import { type Kind, type KindName, kinds, type Outcome, type SemaphoreName, semaphoreLimits } from "./kinds.ts";
import type { Accepted, Ledger } from "./ledger.ts";
import { agentCount, databaseWork } from "./work.ts";

/** The agents at work. */
export interface Operations {
  /** Lets agents begin an operation each. */
  begin(kind: KindName, agents: number): Promise<Beginning>;
  /** Leaves a limiter a share of what it would permit. */
  starve(limiter: LimiterName | "all", left: number): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** Some may be accepted and others rejected; refused means that none was accepted, for this reason. */
export interface Beginning {
  readonly accepted: readonly string[];
  readonly rejected: number;
  readonly refused?: "too many operations are under way" | "the database does not take them";
  /** Resolves when the last one has ended. */
  readonly ended: Promise<readonly Outcome[]>;
}

export interface OperationsOptions {
  readonly pools: DatabasePoolManager;
  readonly ledger: Ledger;
  readonly monitor: ConcurrencyMonitor;
  readonly faults: () => FaultBoard;
  readonly registry: Registry;
  readonly permitTimeoutMs: number;
  readonly perSecond: number;
}

export function createOperations(options: OperationsOptions): Operations {
  const { pools, ledger, monitor, faults, registry, permitTimeoutMs, perSecond } = options;
  const limiters = byName(limiterNames, (name) => ({
    meter: instrumentRateLimiter(metrics.rateLimiter, registry, name),
    limiter: createRateLimiter({ perSecond, burst: perSecond }),
  }));
  const semaphoreNames = Object.keys(semaphoreLimits) as readonly SemaphoreName[];
  const acquire = byName(semaphoreNames, (name) => {
    const limit = semaphoreLimits[name];
    const semaphore = createSemaphore(name, limit);
    return instrumentSemaphore(metrics.semaphore, registry, name, { limit }).wrap(semaphore.acquire);
  });
  const underWay = new Set<Promise<Outcome>>();

  const work = async ({ id, agent }: Accepted, { semaphore, callMs, database }: Kind) => {
    const release = await acquire[semaphore](permitTimeoutMs);
    try {
      await callService(callMs, faults());
      await pools.use("work", (client) => databaseWork[database](client, agent, id));
    } finally {
      release();
    }
  };
  const run = async (operation: Accepted): Promise<Outcome> => {
    const start = performance.now();
    const end = (outcome: Outcome, reason: string) => {
      monitor.end(operation.kind, outcome, (performance.now() - start) / 1000);
      ledger.settle(operation.id, outcome, reason);
      return outcome;
    };
    try {
      await work(operation, kinds[operation.kind]);
      return end("completed", "");
    } catch (error) {
      return end(isLate(error) ? "timeout" : "failed", (error as Error).message);
    }
  };
  const permitted = (kind: KindName, agents: number): number => {
    const { limiter: name }: Kind = kinds[kind];
    if (name === undefined) return agents;
    const { meter, limiter } = limiters[name];
    return Array.from({ length: agents }, () => meter.count(limiter.take())).filter(Boolean).length;
  };
  return {
    async begin(kind, agents) {
      const count = permitted(kind, agents);
      const rejected = agents - count;
      monitor.reject(kind, rejected);
      const none = { accepted: [], rejected, ended: Promise.resolve([]) };
      if (count === 0) return none;
      if (!monitor.admit(kind, count)) return { ...none, refused: "too many operations are under way" };
      const operations = Array.from({ length: count }, () => ({ id: randomUUID(), kind, agent: anyAgent() }));
      try {
        await ledger.accept(operations);
      } catch {
        monitor.withdraw(kind, count);
        return { ...none, refused: "the database does not take them" };
      }
      const running = operations.map(run);
      for (const one of running) {
        underWay.add(one);
        void one.finally(() => underWay.delete(one));
      }
      return { accepted: operations.map(({ id }) => id), rejected, ended: Promise.all(running) };
    },
    starve(name, left) {
      for (const one of limiterNames) if (name === "all" || name === one) limiters[one].limiter.starve(left);
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

const stepMs = 20;

/** The service that agents call: it takes its time, and with the faults more, or fails. */
async function callService(ms: number, faults: FaultBoard): Promise<void> {
  const start = performance.now();
  if (ms > 0) await sleep(ms * (0.5 + Math.random()));
  // In steps: a fault that is cleared lets everybody go.
  while (performance.now() - start < (faults.active("slow")?.delayMs ?? 0)) await sleep(stepMs);
  const failing = faults.active("errors");
  if (failing !== undefined && Math.random() < failing.share) throw new Error("the service fails on purpose");
}

/** No permit or no connection in time: it is too busy, not broken. */
function isLate(error: unknown): boolean {
  return isNoPermit(error) || (error as Error).message === "timeout exceeded when trying to connect";
}

function anyAgent(): number {
  return Math.floor(Math.random() * agentCount);
}

function byName<K extends string, V>(names: readonly K[], make: (name: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}
