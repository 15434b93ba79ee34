export interface Underway {
  /** What was estimated for all of it, in seconds. */
  readonly estimated: number;
  /** Seconds that it took until now. */
  readonly elapsed: number;
  /** Of so many pieces so many are done. */
  readonly done: number;
  readonly of: number;
}

/** Seconds that are left: by the estimate until it shows that pieces take longer, then by their pace; 5 at least. */
export function timeLeft({ estimated, elapsed, done, of }: Underway): number {
  const byEstimate = estimated - elapsed;
  const byPace = done === 0 ? 0 : (elapsed / (done + 0.5)) * (of - done - 0.5);
  return Math.max(5, byEstimate, byPace);
}
