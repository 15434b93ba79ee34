/** Pieces of work, one at a time. */
export interface Turns {
  /** Waits until those before are over. Rejects with the signal's reason when that ended it, or kept it from beginning. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when what was taken until now is over, however it ended. */
  over(): Promise<void>;
}

/** Turns until a signal: none begins after it, and one that fails after it failed because of it. */
export function turnsUntil(signal: AbortSignal): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    take: (work) => {
      const result = last.then(async () => {
        signal.throwIfAborted();
        try {
          return await work();
        } catch (error) {
          signal.throwIfAborted();
          throw error;
        }
      });
      last = result.then(
        () => undefined,
        () => undefined,
      );
      return result;
    },
    over: () => last,
  };
}
