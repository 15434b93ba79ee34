import test from "ava";
import { milliseconds } from "../../../metrics/kit/index.ts";
import { intervalOf, stepOf } from "../../../validation/dashboards/step.ts";

const step = test.macro({
  exec(t, range: string, minInterval: string | undefined, expected: readonly [interval: string, rate: string]) {
    const { ms, values } = stepOf({
      rangeMs: milliseconds(range),
      minInterval,
      maxDataPoints: 1000,
      scrapeInterval: "15s",
    });
    t.deepEqual([values.__interval, values.__rate_interval], expected);
    t.is(ms, milliseconds(expected[0]));
    t.is(values.__range, `${milliseconds(range) / 1000}s`);
  },
  title: (_, range, minInterval) => `${range} on a thousand pixels${minInterval ? `, at least ${minInterval}` : ""}`,
});
test(step, "1h", undefined, ["15s", "1m"]);
test(step, "24h", undefined, ["1m", "1m15s"]);
test(step, "7d", undefined, ["10m", "10m15s"]);
test(step, "1h", "5m", ["5m", "20m"]);

test("an interval is the nearest round one, by Grafana's own bounds", (t) => {
  const bounds = [
    [9, 1],
    [10, 10],
    [749, 500],
    [1_499, 1_000],
    [17_499, 15_000],
    [17_500, 20_000],
    [89_999, 60_000],
    [90_000, 120_000],
    [1_050_000, 1_200_000],
    [32_399_999, 21_600_000],
    [86_399_999, 43_200_000],
    [86_400_000, 86_400_000],
    [3_628_800_000, 31_536_000_000],
  ] as const;
  for (const [exact, rounded] of bounds) t.is(intervalOf(exact, 1, 1), rounded, String(exact));
});
