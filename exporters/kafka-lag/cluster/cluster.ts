import type { ClusterReading } from "../reading/index.ts";

/** One cluster, read again and again over connections that are kept. */
export interface Cluster {
  /**
   * Reads it once. Never rejects because of a broker: what could not be learned is missing, and said in `failures`.
   * Rejects only when no broker answered anything, or none could be asked for the cluster's metadata yet; the error is a `ClusterUnreachableError`.
   */
  read(options: ReadOptions, context: ReadContext): Promise<ClusterReading>;
  close(): Promise<void>;
}

/** What a reading is to contain; what is not asked for costs the brokers nothing. */
export interface ReadOptions {
  /** Start and end of the log: of all topics that pass the filter, or only of those that a selected group consumes. @default "all" */
  readonly topicOffsets?: "all" | "consumed";
  /** Age of the oldest unread record. @default true */
  readonly seconds?: boolean;
  /** Thresholds, in seconds, for which overdue records are counted: one request per threshold and leader. @default none */
  readonly overdueSeconds?: readonly number[];
  /** Last stable offsets: `auto` asks once a minute, and always for topics in which a transaction was seen. @default "auto" */
  readonly lastStable?: "auto" | "always" | "never";
  /** Who has which partition, per member. @default false */
  readonly owners?: boolean;
  readonly search?: SearchOptions;
}

/** How exact the search for ages is, and what it may cost per collection. */
export interface SearchOptions {
  /** @default 1000 */
  readonly toleranceMs?: number;
  /** Share of the age. The larger of the two tolerances counts. @default 0.05 */
  readonly relativeTolerance?: number;
  /** Rounds of requests per collection; what is still open goes on at the next one. @default 8 */
  readonly maxRounds?: number;
  /** A record dated further than this after our clock makes the age unknown. @default 30000 */
  readonly futureSlackMs?: number;
}

/** The collection that a reading is part of. `exporters/kit`'s collection context is one. */
export interface ReadContext {
  /** Aborted at the deadline. */
  readonly signal: AbortSignal;
  remainingMs(): number;
  /** Runs and times one part (`metadata`, `groups`, `committed`, `offsets`, `seconds`), and notes whether it threw; must not throw itself. */
  run?(collector: string, work: () => Promise<void>): Promise<boolean>;
}

/** Told about what goes on between readings; a pino logger is one. */
export interface ClusterLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
