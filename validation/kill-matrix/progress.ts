/** How far playing the kill matrix is. */
export interface ResilienceProgress {
  /** Cases. */
  readonly done: number;
  readonly of: number;
  /** While everything recovers soon. */
  readonly secondsLeft: number;
  /** What is done at this moment: `playing prometheus/SIGKILL/short`. */
  readonly step: string;
}

/** What the plays of one copy say about themselves. */
export interface LaneProgress {
  step(step: string): void;
  /** So many cases more were played, and what is left takes so many seconds. */
  played(cases: number, secondsLeft: number): void;
}

/** Puts together what copies say that are played on beside each other: all are done when the last one is. `now` in milliseconds. */
export function resilienceProgress(
  onProgress: (progress: ResilienceProgress) => void,
  of: number,
  now: () => number = Date.now,
): (seconds: number) => LaneProgress {
  const ends: number[] = [];
  let done = 0;
  const tell = (step: string) =>
    onProgress({ done, of, secondsLeft: Math.max(0, Math.ceil((Math.max(...ends) - now()) / 1000)), step });
  return (seconds) => {
    const lane = ends.push(now() + seconds * 1000) - 1;
    return {
      step: tell,
      played(cases, secondsLeft) {
        done += cases;
        ends[lane] = now() + secondsLeft * 1000;
        tell(`${done} of ${of} cases played`);
      },
    };
  };
}
