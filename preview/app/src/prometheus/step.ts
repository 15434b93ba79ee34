import { rangeUtil, type TimeRange } from "@grafana/data";
import type { Values } from "../variables/index.ts";

/** What the step of a query depends on. */
export interface StepSettings {
  readonly range: TimeRange;
  /** Least step, such as `1m`; the data source's scrape interval when absent. */
  readonly minInterval: string | undefined;
  readonly maxDataPoints: number;
  readonly scrapeInterval: string;
}

/** A query's step in milliseconds, and Grafana's variables that depend on it. */
export interface Step {
  readonly ms: number;
  readonly values: Values;
}

/** As Grafana's Prometheus data source does it: `$__rate_interval` is the greater of step + scrape interval and four scrape intervals. */
export function stepOf({ range, minInterval, maxDataPoints, scrapeInterval }: StepSettings): Step {
  const { interval, intervalMs } = rangeUtil.calculateInterval(range, maxDataPoints, minInterval ?? scrapeInterval);
  const scrapeMs = rangeUtil.intervalToMs(minInterval ?? scrapeInterval);
  const rateSeconds = Math.max(intervalMs + scrapeMs, 4 * scrapeMs) / 1000;
  const rangeMs = range.to.valueOf() - range.from.valueOf();
  const rangeSeconds = Math.round(rangeMs / 1000);
  return {
    ms: intervalMs,
    values: {
      __interval: interval,
      __interval_ms: String(intervalMs),
      __rate_interval: rangeUtil.secondsToHms(rateSeconds),
      __rate_interval_ms: String(rateSeconds * 1000),
      __range: `${rangeSeconds}s`,
      __range_s: String(rangeSeconds),
      __range_ms: String(rangeMs),
    },
  };
}
