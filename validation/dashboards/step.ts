import { formatDuration, milliseconds } from "../../metrics/kit/index.ts";

/** What the step of a panel's query depends on. */
export interface StepSettings {
  readonly rangeMs: number;
  /** Least step, such as `1m`; the scrape interval when absent. */
  readonly minInterval: string | undefined;
  /** How many points fit into the panel: its width in pixels, unless it has its own number. */
  readonly maxDataPoints: number;
  readonly scrapeInterval: string;
}

/** A query's step in milliseconds, and Grafana's variables that depend on it and on the range. */
export interface Step {
  readonly ms: number;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * As the backend of Grafana's Prometheus data source does it: `$__rate_interval` is the greater of step + scrape interval and four
 * scrape intervals, to the second; pages that fill it in themselves would cut 1m15s down to 1m.
 */
export function stepOf({ rangeMs, minInterval, maxDataPoints, scrapeInterval }: StepSettings): Step {
  const leastMs = milliseconds(minInterval ?? scrapeInterval);
  const ms = intervalOf(rangeMs, maxDataPoints, leastMs);
  const rateMs = Math.max(ms + leastMs, 4 * leastMs);
  const rangeSeconds = Math.round(rangeMs / 1000);
  return {
    ms,
    values: {
      __interval: formatDuration(ms),
      __interval_ms: String(ms),
      __rate_interval: formatDuration(rateMs),
      __rate_interval_ms: String(rateMs),
      __range: `${rangeSeconds}s`,
      __range_s: String(rangeSeconds),
      __range_ms: String(rangeMs),
    },
  };
}

/** Time between two of so many points in a range, rounded to what people count in, and not below the least. */
export function intervalOf(rangeMs: number, points: number, leastMs: number): number {
  const exact = rangeMs / points;
  const rounded = roundings.find(([below]) => exact < below)?.[1] ?? year;
  return Math.max(rounded, leastMs);
}

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];
const year = 365 * day;
/** Below which milliseconds Grafana takes which interval. Source: `roundInterval` of @grafana/data. */
const roundings: readonly (readonly [below: number, interval: number])[] = [
  [10, 1],
  [15, 10],
  [35, 20],
  [75, 50],
  [150, 100],
  [350, 200],
  [750, 500],
  [1.5 * second, second],
  [3.5 * second, 2 * second],
  [7.5 * second, 5 * second],
  [12.5 * second, 10 * second],
  [17.5 * second, 15 * second],
  [25 * second, 20 * second],
  [45 * second, 30 * second],
  [1.5 * minute, minute],
  [3.5 * minute, 2 * minute],
  [7.5 * minute, 5 * minute],
  [12.5 * minute, 10 * minute],
  [17.5 * minute, 15 * minute],
  [25 * minute, 20 * minute],
  [45 * minute, 30 * minute],
  [1.5 * hour, hour],
  [2.5 * hour, 2 * hour],
  [4.5 * hour, 3 * hour],
  [9 * hour, 6 * hour],
  [day, 12 * hour],
  [7 * day, day],
  [21 * day, 7 * day],
  [42 * day, 30 * day],
];
