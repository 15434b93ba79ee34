/** Lets a number of things run at once; others wait for their turn, first come, first served. */
export interface Turns {
  readonly running: number;
  readonly waiting: number;
  /** Waits for a turn; what is returned ends it. Rejects with the signal's reason. */
  take(signal: AbortSignal): Promise<() => void>;
}

/** `places` is asked each time: it may change. */
export function createTurns(places: () => number): Turns {
  const queue = new Set<() => void>();
  let running = 0;

  function admit(): void {
    for (const start of queue) {
      if (running >= places()) return;
      queue.delete(start);
      running += 1;
      start();
    }
  }

  function end(): () => void {
    let over = false;
    return () => {
      if (over) return;
      over = true;
      running -= 1;
      admit();
    };
  }

  return {
    get running() {
      return running;
    },
    get waiting() {
      return queue.size;
    },
    take: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const start = () => {
          signal.removeEventListener("abort", leave);
          resolve(end());
        };
        const leave = () => {
          queue.delete(start);
          reject(signal.reason);
        };
        signal.addEventListener("abort", leave, { once: true });
        queue.add(start);
        return admit();
      }),
  };
}
