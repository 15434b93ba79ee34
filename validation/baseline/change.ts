/** What became of one figure or count since the baseline. */
export interface Change {
  /** `time to tell, P95`; `missed`. */
  readonly name: string;
  /** Absent for counts. */
  readonly unit?: string;
  /** Absent where the baseline has none of it. */
  readonly before?: number;
  /** Absent where the new result has none of it. */
  readonly after?: number;
  /** Of a figure whose baseline is above 0: by how much of it, with the interval at 95 %. */
  readonly percent?: Percent;
  readonly verdict: "worse" | "better" | "same" | "not judged";
  /** Why it was not judged. */
  readonly note?: string;
}

/** Percent of what it was before; more is worse. */
export interface Percent {
  readonly change: number;
  readonly low: number;
  readonly high: number;
}
