import type { Registry } from "prom-client";
import * as metrics from "../../../../metrics/agents.ts";
import { instrument } from "../../../../metrics/kit/instrument/index.ts";
import { type KindName, kindNames, type Outcome, outcomes } from "./kinds.ts";

/** Knows how many operations are under way, and what became of all of them. */
export interface ConcurrencyMonitor {
  /** Makes room for operations that come at once; false when there is none. */
  admit(kind: KindName, count: number): boolean;
  /** Takes back what was admitted and never began. */
  withdraw(kind: KindName, count: number): void;
  /** Counts operations that the rate limiter refused. */
  reject(kind: KindName, count: number): void;
  /** Counts the end of one that was admitted; `seconds` from its start. */
  end(kind: KindName, outcome: Outcome, seconds: number): void;
  state(): ConcurrencyState;
}

/** Accepted is always the sum of in progress, completed, failed and timeout. */
export interface ConcurrencyState extends Readonly<Record<Outcome, number>> {
  readonly accepted: number;
  readonly rejected: number;
  readonly inProgress: number;
  /** Most that were under way at once. */
  readonly peak: number;
}

export function createConcurrencyMonitor(max: number, registry: Registry): ConcurrencyMonitor {
  const inProgress = instrument(metrics.operationsInProgress, registry);
  const ended = instrument(metrics.operations, registry);
  const duration = instrument(metrics.operationDuration, registry);
  for (const operation of kindNames) {
    inProgress.set({ operation }, 0);
    duration.zero({ operation });
    for (const outcome of [...outcomes, "rejected"]) ended.inc({ operation, outcome }, 0);
  }
  const counts = { accepted: 0, rejected: 0, inProgress: 0, peak: 0, completed: 0, failed: 0, timeout: 0 };
  const add = (operation: KindName, count: number) => {
    counts.accepted += count;
    counts.inProgress += count;
    counts.peak = Math.max(counts.peak, counts.inProgress);
    inProgress.inc({ operation }, count);
  };
  return {
    admit(kind, count) {
      if (counts.inProgress + count > max) return false;
      add(kind, count);
      return true;
    },
    withdraw: (kind, count) => add(kind, -count),
    reject(operation, count) {
      counts.rejected += count;
      ended.inc({ operation, outcome: "rejected" }, count);
    },
    end(operation, outcome, seconds) {
      counts.inProgress--;
      counts[outcome]++;
      inProgress.dec({ operation });
      ended.inc({ operation, outcome });
      duration.observe({ operation }, seconds);
    },
    state: () => ({ ...counts }),
  };
}
