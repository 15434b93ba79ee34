import type { Run } from "../../../exporters/load-test/reading/index.ts";
import type { Series } from "../series/index.ts";

/** A run with all that its files say. */
export interface LoadRun {
  /** Unique among the runs. */
  readonly name: string;
  readonly files: readonly string[];
  readonly run: Run;
  /** How many workers there were. */
  readonly workers?: number;
  readonly series: readonly Series[];
  readonly memory: readonly Memory[];
  /** Whether k6 took what is called `…_req_duration` for times, by metric. */
  readonly timed: ReadonlyMap<string, boolean>;
}

/** The most memory that the server took while an operation was under load; bytes. */
export interface Memory {
  readonly protocol: string;
  readonly operation: string;
  readonly bytes: number;
}
