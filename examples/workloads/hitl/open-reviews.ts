import type { StartUp } from "./start-up.ts";
import type { ReviewStore } from "./store/index.ts";

/** How many reviews wait for a decision, in all replicas together. */
export interface OpenReviews {
  /** Undefined while nobody knows. */
  count(): number | undefined;
  /** Something was created or decided: it is counted again soon. */
  changed(): void;
  stop(): void;
}

export interface CountOptions {
  readonly store: ReviewStore;
  readonly starting: StartUp;
  readonly changed: (count: number | undefined) => void;
  /** Decided reviews that are kept. @default 20,000 */
  readonly keep?: number;
  /** How soon a change is counted. @default 500 ms */
  readonly soonMs?: number;
}

const everyMs = 5000;

/** Counts after a change, soon, and from time to time; forgets old reviews on the way. */
export function countOpenReviews({ store, starting, changed, keep = 20_000, soonMs = 500 }: CountOptions): OpenReviews {
  let count: number | undefined;
  let isCurrent = false;
  let isBusy = false;
  let countedAt = Number.NEGATIVE_INFINITY;

  const refresh = async () => {
    const isDue = !isCurrent || performance.now() - countedAt > everyMs;
    if (isBusy || !isDue || starting.seconds() === undefined) return;
    isBusy = true;
    isCurrent = true;
    try {
      if (performance.now() - countedAt > everyMs) await store.prune(keep);
      count = await store.countOpen();
    } catch {
      count = undefined;
      isCurrent = false;
    }
    countedAt = performance.now();
    isBusy = false;
    changed(count);
  };
  const timer = setInterval(() => void refresh(), soonMs).unref();
  return {
    count: () => count,
    changed() {
      isCurrent = false;
    },
    stop: () => clearInterval(timer),
  };
}
