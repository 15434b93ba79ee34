import type { BreakerState } from "../../../../metrics/instrument/index.ts";

/** Decides whether a call may be made, from how the calls before went. */
export interface CircuitBreaker {
  state(): BreakerState;
  /** Asks before a call; a call that was permitted must be followed by {@link CircuitBreaker.record}. */
  permit(): boolean;
  record(succeeded: boolean): void;
}

export interface BreakerOptions {
  /** Calls that are looked back at. @default 20 */
  readonly window?: number;
  /** Fewer calls than these decide nothing. @default 10 */
  readonly minimumCalls?: number;
  /** Share of failed calls at which it opens. @default 0.5 */
  readonly failureShare?: number;
  /** How long it stays open before it lets one call try. */
  readonly openMs: number;
  readonly onChange?: (state: BreakerState) => void;
  /** Milliseconds on a clock that never goes back. @default performance.now */
  readonly now?: () => number;
}

/** A breaker over the last calls; half-open, one call at a time decides: closed when it succeeds, open again when it does not. */
export function createCircuitBreaker(options: BreakerOptions): CircuitBreaker {
  const {
    window = 20,
    minimumCalls = 10,
    failureShare = 0.5,
    openMs,
    onChange,
    now = () => performance.now(),
  } = options;
  let state: BreakerState = "closed";
  let openedAt = 0;
  let trying = false;
  let calls: boolean[] = [];

  const become = (next: BreakerState) => {
    if (next === state) return;
    state = next;
    calls = [];
    trying = false;
    if (next === "open") openedAt = now();
    onChange?.(next);
  };
  const current = () => {
    if (state === "open" && now() - openedAt >= openMs) become("half-open");
    return state;
  };
  return {
    state: current,
    permit() {
      if (current() === "closed") return true;
      if (state === "open" || trying) return false;
      trying = true;
      return true;
    },
    record(succeeded) {
      // A call from before it opened says nothing about now.
      if (current() === "open" || (state === "half-open" && !trying)) return;
      if (state === "half-open") return become(succeeded ? "closed" : "open");
      calls = [...calls, succeeded].slice(-window);
      const failed = calls.filter((call) => !call).length;
      if (calls.length >= minimumCalls && failed / calls.length >= failureShare) become("open");
      return undefined;
    },
  };
}
