import type { Requests } from "../../../exporters/load-test/reading/index.ts";

/** What is said of requests; times in seconds. What is not known is absent. */
export interface Figures {
  readonly requests?: number;
  readonly perSecond?: number;
  readonly failures?: number;
  /** From 0 to 1. */
  readonly failed?: number;
  readonly times: Readonly<Partial<Record<TimeName, number>>>;
}

export const timeNames = ["p50", "p95", "p99", "p99.9", "max"] as const;
export type TimeName = (typeof timeNames)[number];

/** The quantile behind each name. */
export const quantileOfTime: Readonly<Record<TimeName, number>> = {
  p50: 0.5,
  p95: 0.95,
  p99: 0.99,
  "p99.9": 0.999,
  max: 1,
};

export function figuresOf({ requests, failures, perSecond, quantiles }: Requests): Figures {
  const times = timeNames.flatMap((name) => {
    const value = quantiles.find(([quantile]) => Number(quantile) === quantileOfTime[name])?.[1];
    return value === undefined ? [] : [[name, value] as const];
  });
  const share = requests === undefined || failures === undefined || requests === 0 ? undefined : failures / requests;
  return {
    times: Object.fromEntries(times),
    ...(requests !== undefined && { requests }),
    ...(perSecond !== undefined && { perSecond }),
    ...(failures !== undefined && { failures }),
    ...(share !== undefined && { failed: Math.min(1, share) }),
  };
}
