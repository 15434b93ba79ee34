import type { Counter } from "prom-client";

/** A count that costs an addition; the counter follows when it is read. */
export interface Tally {
  add(count?: number): void;
  /** Brings the counter up to date. */
  publish(): void;
}

/** Counts for one series of a counter, which is there from the start. */
export function tally<L extends string>(counter: Counter<L>, labels: Readonly<Partial<Record<L, string>>>): Tally {
  let waiting = 0;
  counter.inc(labels, 0);
  return {
    add(count = 1) {
      waiting += count;
    },
    publish() {
      counter.inc(labels, waiting);
      waiting = 0;
    },
  };
}
