import type { LimiterName } from "../faults/index.ts";

/** The semaphores, as metrics name them. */
export const semaphoreLimits = { model: 16, memory: 32, tools: 8 } as const;

export type SemaphoreName = keyof typeof semaphoreLimits;

/** What an operation goes through: limiter, semaphore, the service it calls, and what it does in the database. */
export interface Kind {
  readonly limiter?: LimiterName;
  readonly semaphore: SemaphoreName;
  /** How long the service takes that it calls, before the database's turn. */
  readonly callMs: number;
  readonly database: "read" | "write" | "read-write";
}

/** What agents do. */
export const kinds = {
  /** Asks the model and notes what it said. */
  plan: { limiter: "model", semaphore: "model", callMs: 20, database: "write" },
  /** Reads what the agent has noted. */
  recall: { semaphore: "memory", callMs: 0, database: "read" },
  /** Uses a tool and changes a note in one transaction. */
  act: { limiter: "tools", semaphore: "tools", callMs: 5, database: "read-write" },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds).sort() as readonly KindName[];

/** How an operation ends; one that was never accepted is rejected, all others are in the ledger. */
export const outcomes = ["completed", "failed", "timeout"] as const;

export type Outcome = (typeof outcomes)[number];
