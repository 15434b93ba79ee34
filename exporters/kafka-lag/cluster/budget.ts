import type { ReadContext } from "./cluster.ts";

/** How a collection's time is shared, so that a broker that hangs in one part leaves the others theirs. */
export interface Budget {
  /** Aborted when this share of the whole time is over. */
  until(share: number): AbortSignal;
  /** Milliseconds left until that share of the whole time is over. */
  leftUntil(share: number): number;
  /** Ends the timers. */
  end(): void;
}

/**
 * When each step must end, as a share of the whole time. Steps of one part have ends of their own: those that only ask healthy brokers
 * come after one in which some other broker may hang.
 */
export const shares = {
  list: 0.3,
  groups: 0.54,
  movedGroups: 0.58,
  offsets: 0.72,
  movedLeaders: 0.77,
  search: 0.85,
  markers: 0.89,
  overdue: 0.93,
} as const;

export function budgetOf(context: ReadContext): Budget {
  const total = context.remainingMs();
  const timers: NodeJS.Timeout[] = [];
  const leftUntil = (share: number) => context.remainingMs() - total * (1 - share);
  return {
    leftUntil,
    until(share) {
      const controller = new AbortController();
      timers.push(setTimeout(() => controller.abort(), Math.max(0, leftUntil(share))));
      return AbortSignal.any([context.signal, controller.signal]);
    },
    end() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
