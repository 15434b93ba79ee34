/** The tools whose results are read. */
export type Tool = "k6" | "locust";

/**
 * The form in which a result came: k6's summary as handleSummary gets it, its machine-readable summary, its `--summary-export`, remote write;
 * Locust's `--csv`, its `--json-file`, `/stats/requests`.
 */
export type Source =
  | "summary"
  | "machine-readable"
  | "summary-export"
  | "remote-write"
  | "csv"
  | "json-file"
  | "web-ui";

/** What is known of one run, in base units; what is not known is absent. Times are seconds since 1970. */
export interface Run {
  readonly tool: Tool;
  readonly test: string;
  readonly source: Source;
  readonly version?: string;
  readonly running: boolean;
  /** When this was true. */
  readonly seenAt: number;
  /** Of this run or, while it goes on, of the one before. */
  readonly completedAt?: number;
  readonly durationSeconds?: number;
  readonly users?: number;
  readonly maxUsers?: number;
  readonly iterations?: number;
  readonly dataSent?: number;
  readonly dataReceived?: number;
  /** By protocol: requests of several protocols have no quantiles in common. */
  readonly totals: readonly Requests[];
  readonly operations: readonly OperationRequests[];
  readonly checks: readonly Check[];
  readonly thresholds: readonly Threshold[];
  /** As the tool says it; otherwise it follows from the thresholds. */
  readonly passed?: boolean;
  readonly errors: readonly RequestError[];
  readonly counters: readonly Named[];
  readonly ratios: readonly Named[];
  /** Names that were left out, by kind. */
  readonly cut?: Cut;
}

/** Requests of one protocol. */
export interface Requests {
  /** `http`, `grpc` …; `mixed` for a sum over several. */
  readonly protocol: string;
  readonly requests?: number;
  readonly failures?: number;
  readonly perSecond?: number;
  readonly average?: number;
  /** Seconds by quantile, a number from 0 to 1 as text. */
  readonly quantiles: readonly (readonly [quantile: string, seconds: number])[];
}

export interface OperationRequests extends Requests {
  readonly operation: string;
}

export interface Check {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
}

export interface Threshold {
  readonly metric: string;
  readonly expression: string;
  readonly ok: boolean;
}

export interface RequestError {
  readonly protocol: string;
  readonly operation: string;
  readonly error: string;
  readonly count: number;
}

export interface Named {
  readonly name: string;
  readonly value: number;
}

export type NameKind = "operation" | "check" | "threshold" | "error" | "counter";
export type Cut = Readonly<Partial<Record<NameKind, number>>>;

/** A run that nothing is known of yet. */
export const nothingKnown = {
  totals: [],
  operations: [],
  checks: [],
  thresholds: [],
  errors: [],
  counters: [],
  ratios: [],
} as const satisfies Partial<Run>;

/** Whether the run passed; undefined when nobody said what it should hold to. */
export function hasPassed({ passed, thresholds }: Run): boolean | undefined {
  if (passed !== undefined) return passed;
  return thresholds.length === 0 ? undefined : thresholds.every(({ ok }) => ok);
}
