import type { Measured } from "../rehearsal/index.ts";
import type { PartName, Parts } from "../result/index.ts";

/** A stretch of a rehearsal that measures some parts of the report, on copies of its own. */
export interface Step {
  readonly title: string;
  /** What it measures. */
  readonly parts: readonly PartName[];
  /** How long it takes, with bringing its copies up and removing them. */
  readonly seconds: number;
  /** Returns what it has when the signal ends it; rejects where nothing can be measured. */
  run(work: StepWork): Promise<Found>;
}

export interface StepWork {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: StepProgress) => void;
}

export interface StepProgress {
  /** What is done at this moment: `playing`. */
  readonly doing: string;
  readonly secondsLeft?: number;
}

/** What a step found. */
export interface Found extends Partial<Pick<Measured, "deadSelectors" | "untestedCritical" | "deviations" | "played">> {
  readonly parts: Parts;
  /** Whether it was seen to its end. */
  readonly complete: boolean;
  /** What was done, in half a line: `28 cases`. */
  readonly sentence: string;
}
