import test from "ava";
import {
  alert,
  counter,
  type Duration,
  deliveryTimes,
  gauge,
  gt,
  maxOverTime,
  printDeliveryTime,
  rate,
  subquery,
  sum,
  type Vector,
} from "../../../../alerts/kit/index.ts";

const used = gauge("pool_used_connections", { help: "Connections in use." });
const served = counter("pool_served_total", { help: "Connections given out." });

const after = (expr: Vector, timing: { readonly for?: Duration; readonly keepFiringFor?: Duration } = {}) =>
  deliveryTimes(alert("PoolFull", { expr, ...timing, severity: "info", summary: "x", action: "x", scenarios: [] }), {
    scrapeInterval: "15s",
    evaluationInterval: "30s",
    route: { groupWait: "10s", groupInterval: "5m" },
  });

const takes = test.macro((t, times: ReturnType<typeof after>, first: string, joining: string, over: string) => {
  t.deepEqual([times.first, times.joining, times.over].map(printDeliveryTime), [first, joining, over]);
});

test(
  "a comparison without for",
  takes,
  after(gt(used, 5)),
  "55s: scrape 15s, evaluation 30s, groupWait 10s; evaluation is the longest",
  "5m45s: scrape 15s, evaluation 30s, groupInterval 5m; groupInterval is the longest",
  "5m45s: scrape 15s, evaluation 30s, groupInterval 5m; groupInterval is the longest",
);
test(
  "for is rounded up to whole evaluations, and what keeps firing to the end of it",
  takes,
  after(gt(used, 5), { for: "1m10s", keepFiringFor: "10s" }),
  "2m25s: scrape 15s, evaluation 30s, for 1m30s, groupWait 10s; for is the longest",
  "7m15s: scrape 15s, evaluation 30s, for 1m30s, groupInterval 5m; groupInterval is the longest",
  "6m15s: scrape 15s, evaluation 30s, keepFiringFor 30s, groupInterval 5m; groupInterval is the longest",
);
test(
  "a range has to fill",
  takes,
  after(gt(sum(rate(served, "10m")), 5), { for: "5m" }),
  "15m55s: scrape 15s, evaluation 30s, window 10m, for 5m, groupWait 10s; window is the longest",
  "20m45s: scrape 15s, evaluation 30s, window 10m, for 5m, groupInterval 5m; window is the longest",
  "15m45s: scrape 15s, evaluation 30s, window 10m, groupInterval 5m; window is the longest",
);
test("a range within a subquery comes on top", (t) => {
  const { first } = after(gt(maxOverTime(subquery(rate(served, "5m"), "1h")), 5));
  t.is(first.stages.find(({ stage }) => stage === "window")?.milliseconds, 65 * 60_000);
});
