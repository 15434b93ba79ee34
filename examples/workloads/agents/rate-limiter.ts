/** Permits so many operations per second on average, and some at once after a pause. */
export interface RateLimiter {
  /** True when one more is permitted; takes it. */
  take(): boolean;
  /** Leaves a share of the rate, 1 being all of it; what is saved up goes along. */
  starve(share: number): void;
}

export interface RateLimiterOptions {
  readonly perSecond: number;
  /** Permitted at once after a pause. */
  readonly burst: number;
  /** Milliseconds on a clock that never goes back. @default performance.now */
  readonly now?: () => number;
}

/** A token bucket. */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { perSecond, burst, now = () => performance.now() } = options;
  let left = 1;
  let tokens = burst;
  let countedAt = now();
  const refill = () => {
    const at = now();
    tokens = Math.min(burst * left, tokens + ((at - countedAt) / 1000) * perSecond * left);
    countedAt = at;
  };
  return {
    take() {
      refill();
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    starve(share) {
      refill();
      left = share;
      tokens = Math.min(tokens, burst * left);
    },
  };
}
