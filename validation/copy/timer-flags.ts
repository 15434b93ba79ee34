import { compressDuration } from "../compress/index.ts";

/** Times that Prometheus keeps by flag, at their defaults. Source: `prometheus --help` of 3.15. */
export const prometheusTimers = {
  "query.lookback-delta": "5m",
  "rules.alert.resend-delay": "1m",
  "rules.alert.for-grace-period": "10m",
  "rules.alert.for-outage-tolerance": "1h",
};

/** Times that are kept by flag, as flags of a copy in which time passes `factor` times faster. */
export function timerFlags(timers: Readonly<Record<string, string>>, factor: number): readonly string[] {
  return Object.entries(timers).map(([flag, time]) => `--${flag}=${compressDuration(time, factor)}`);
}
