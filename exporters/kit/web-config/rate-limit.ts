/** At most `burst` requests at once, one more each `intervalMs`. */
export interface RateLimit {
  readonly intervalMs: number;
  readonly burst: number;
}

/** Tells whether one more request is within the limit in force; undefined is none. */
export type RateCheck = (limit: RateLimit | undefined) => boolean;

/** A token bucket, full at the start and whenever the limit changes. `now` is a clock in milliseconds that never goes back. */
export function createRateCheck(now: () => number = () => performance.now()): RateCheck {
  let inForce: RateLimit | undefined;
  let tokens = 0;
  let countedAt = 0;
  return (limit) => {
    if (limit === undefined) return true;
    const at = now();
    const same = limit.burst === inForce?.burst && limit.intervalMs === inForce.intervalMs;
    tokens = same ? Math.min(limit.burst, tokens + (at - countedAt) / limit.intervalMs) : limit.burst;
    inForce = limit;
    countedAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
