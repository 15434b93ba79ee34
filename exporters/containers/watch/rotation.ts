/** A reading of something in turn, a little every second. */
export interface Rotation {
  /** Keeps it going: without a call for five minutes, it rests. */
  wanted(): void;
  close(): Promise<void>;
}

export interface RotationOptions<T> {
  /** How many there are in all, and those whose turn it is, the most urgent first. */
  readonly due: () => { readonly all: number; readonly now: readonly T[] };
  readonly read: (items: readonly T[], signal: AbortSignal) => Promise<void>;
  /** Milliseconds in which everyone has had a turn. */
  readonly intervalMs: () => number;
  readonly onError: (error: unknown) => void;
  /** Milliseconds between two steps. @default 1000 */
  readonly stepMs?: number;
}

const restAfterMs = 300_000;

/** Starts a rotation, which rests until it is wanted. A step is left out while the one before is not done. */
export function startRotation<T>({ due, read, intervalMs, onError, stepMs = 1000 }: RotationOptions<T>): Rotation {
  const controller = new AbortController();
  const { signal } = controller;
  let wantedAt = Number.NEGATIVE_INFINITY;
  let step: Promise<void> | undefined;

  const timer = setInterval(() => {
    if (step !== undefined || performance.now() - wantedAt > restAfterMs) return;
    const { all, now } = due();
    // Twice the even share, so that one slow step does not make everybody late.
    const share = Math.ceil((all * stepMs * 2) / intervalMs());
    const turn = now.slice(0, share);
    if (turn.length === 0) return;
    step = read(turn, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) onError(error);
      })
      .finally(() => {
        step = undefined;
      });
  }, stepMs);
  timer.unref();
  return {
    wanted: () => {
      wantedAt = performance.now();
    },
    async close() {
      clearInterval(timer);
      controller.abort(new Error("closed"));
      await step;
    },
  };
}
