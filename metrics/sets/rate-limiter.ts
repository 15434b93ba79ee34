import { type Counter, counter } from "../kit/index.ts";
import { prefixed } from "./prefixed.ts";

/** What a service says about its rate limiters; `L` tells them apart. */
export interface RateLimiterMetrics<L extends string = string> {
  /** By outcome: allowed, rejected. */
  readonly requests: Counter<L | "outcome">;
}

export interface RateLimiterOptions<L extends string> {
  /** The label that tells rate limiters apart. @default "limiter" */
  readonly label?: L;
}

/** Metrics of rate limiters under a prefix: `rateLimiterMetrics("shop").requests` is `shop_rate_limiter_requests_total`. */
export function rateLimiterMetrics<const L extends string = "limiter">(
  prefix: string,
  options: RateLimiterOptions<L> = {},
): RateLimiterMetrics<L> {
  const { label = "limiter" as L } = options; // without the option, L is the literal "limiter"
  return {
    requests: counter(prefixed(prefix, "rate_limiter_requests_total"), {
      help: "Requests that a rate limiter let pass (allowed) or refused (rejected).",
      unit: "requests",
      labels: [label, "outcome"],
    }),
  };
}
