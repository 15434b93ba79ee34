import { setImmediate } from "node:timers/promises";

/**
 * Works on all items, so many at a time, until the signal is aborted. Throws the first error when everything has been tried:
 * what one item's failure leaves undone is only that item.
 */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const errors: unknown[] = [];
  await Promise.all(
    Array.from({ length: Math.min(limit, items.length) }, async () => {
      for (const item of left) {
        if (signal.aborted) return;
        await work(item).catch((error: unknown) => void errors.push(error));
      }
    }),
  );
  signal.throwIfAborted();
  if (errors.length > 0) throw errors[0];
}

/** Milliseconds of work after which others have their turn: health checks and other scrapes are answered meanwhile. */
const turnMs = 10;

/** Works on all items without blocking the program for long. */
export async function inTurns<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - began < turnMs) continue;
    await setImmediate();
    began = performance.now();
  }
}
