/** A run along its time, over the requests of one protocol. */
export interface Series {
  readonly protocol: string;
  /** `steps` are parts that the script told apart, `windows` a cut of ours. */
  readonly cut: "windows" | "steps";
  readonly moments: readonly Moment[];
}

/** A stretch of a run. */
export interface Moment {
  /** Seconds from the start of the run to the end of the stretch. */
  readonly at: number;
  readonly seconds: number;
  readonly users?: number;
  readonly requests: number;
  readonly failures: number;
  readonly perSecond: number;
  /** Seconds by quantile. */
  readonly quantiles: readonly (readonly [quantile: string, seconds: number])[];
}

/** How long a window is, in seconds, so that a run has at most forty. */
export function windowOf(duration: number): number {
  return lengths.find((length) => duration / length <= 40) ?? 3600;
}

const lengths = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];

/** Without what lies before the first request and behind the last one. */
export function trimmed(moments: readonly Moment[]): Moment[] {
  const first = moments.findIndex(({ requests }) => requests > 0);
  const last = moments.findLastIndex(({ requests }) => requests > 0);
  return first === -1 ? [] : moments.slice(first, last + 1);
}
