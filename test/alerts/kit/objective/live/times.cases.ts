import test from "ava";
import { objective } from "../../../../../alerts/kit/index.ts";
import { requests } from "../../../../../metrics/http.ts";
import { firing, hold } from "./promtool.ts";

// The arithmetic here knows nothing of the kit: the shares and windows are those of the SRE Workbook's table for 30 days.
const minute = 60;
const hour = 60 * minute;
const pairs = {
  "1h": { kind: "page", budget: 2, burn: 14.4, long: hour, short: 5 * minute, names: ["1h", "5m"] },
  "6h": { kind: "page", budget: 5, burn: 6, long: 6 * hour, short: 30 * minute, names: ["6h", "30m"] },
  "1d": { kind: "ticket", budget: 10, burn: 3, long: 24 * hour, short: 2 * hour, names: ["1d", "2h"] },
} as const;

/**
 * An hour, a quarter of a day or a day of good events, then a steady share of bad ones, then good ones again.
 * Detected after W_long × burn × (1 − target) ÷ share; reset W_short × (1 − burn × (1 − target) ÷ share) after the end.
 */
const times = test.macro({
  async exec(t, target: number, window: keyof typeof pairs, share: number) {
    const { kind, budget, burn, long, short, names } = pairs[window];
    const interval = window === "1d" ? minute : 15;
    const limit = burn * (1 - target / 100);
    // Days are added up from full slices of five minutes, and the bad events begin with one of them.
    const detected = window === "1d" ? 300 * Math.ceil((long * limit) / share / 300) : (long * limit) / share;
    const reset = short * (1 - limit / share);
    const up = (seconds: number) => Math.ceil(seconds / interval) * interval;
    const down = (seconds: number) => Math.floor(seconds / interval) * interval;
    const begin = up(long + 10 * minute);
    // Long enough that the long window stays above the limit until the short one has reset.
    const end = begin + up(2 * detected + short);
    const last = end + up(reset) + 3 * interval;
    const counted = (perSample: number, from: number, seconds: number) => `${from}+${perSample}x${seconds / interval}`;
    const [all, bad] = [10_000, 10_000 * share];
    const one = objective("times", {
      target,
      window: "30d",
      errors: requests.where({ status: "500" }),
      total: requests,
      windows: { page: [], ticket: [], [kind]: [{ budget, long: names[0], short: names[1] }] },
      alerts: { noData: false },
    });
    const faulty = bad * ((end - begin) / interval);
    const before = Math.max(begin, begin + down(detected) - interval);
    await hold(
      t,
      [one],
      {
        interval,
        series: {
          'http_requests_total{status="200"}': [
            counted(all, 0, begin),
            counted(all - bad, all * (begin / interval + 1) - bad, end - begin - interval),
            counted(all, all * (end / interval + 1) - faulty, last - end),
          ].join(" "),
          'http_requests_total{status="500"}': [
            counted(0, 0, begin),
            counted(bad, bad, end - begin - interval),
            counted(0, faulty, last - end),
          ].join(" "),
        },
        asked: [
          {
            at: before,
            expr: `max(count_over_time(ALERTS{alertname="ErrorBudgetBurn", alertstate="firing"}[${before + interval}s]))`,
            is: undefined,
          },
          firing(begin + up(detected) + interval, true),
          firing(end + down(reset) - interval, true),
          firing(end + up(reset) + interval, false),
        ],
      },
      /30d|period/,
    );
  },
  title: (_, target, window, share) => `${target} % over ${window}: ${100 * Number(share)} % bad`,
});

for (const target of [99, 99.5, 99.9, 99.99]) {
  test(times, target, "1h", 1);
  test(times, target, "6h", 1);
  test(times, target, "6h", 0.1);
}
test(times, 99.5, "1h", 0.1);
test(times, 99.9, "1h", 0.1);
test(times, 99.99, "1h", 0.01);
test(times, 99.9, "1d", 1);
test(times, 99.9, "1d", 0.1);
test(times, 99, "1d", 0.1);
