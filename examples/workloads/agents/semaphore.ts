/** Permits that operations share; who waits longest gets the next one. */
export interface Semaphore {
  /** Resolves with the way to give the permit back. Rejects with {@link isNoPermit} when there is none in time. */
  acquire(timeoutMs: number): Promise<() => void>;
}

/** True for the error of an operation that got no permit in time. */
export function isNoPermit(error: unknown): boolean {
  return error instanceof Error && error.name === "NoPermit";
}

export function createSemaphore(name: string, limit: number): Semaphore {
  let free = limit;
  const waiting = new Set<() => void>();

  const permit = () => {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const [next] = waiting;
      if (next === undefined) free++;
      else next();
    };
  };
  return {
    acquire(timeoutMs) {
      if (free > 0) {
        free--;
        return Promise.resolve(permit());
      }
      const { promise, resolve, reject } = Promise.withResolvers<() => void>();
      const timer = setTimeout(() => {
        waiting.delete(take);
        reject(Object.assign(new Error(`no permit of ${name} within ${timeoutMs} ms`), { name: "NoPermit" }));
      }, timeoutMs);
      const take = () => {
        clearTimeout(timer);
        waiting.delete(take);
        resolve(permit());
      };
      waiting.add(take);
      return promise;
    },
  };
}
