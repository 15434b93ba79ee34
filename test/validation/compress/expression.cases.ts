import test from "ava";
import { compressExpression, obstaclesIn, Uncompressible } from "../../../validation/compress/index.ts";
import { read, rewritten } from "./promql.ts";

const becomes = test.macro({
  exec(t, given: string, expected: string) {
    t.is(
      rewritten(given, (node) => compressExpression(node, { factor: 20 })),
      expected,
    );
  },
  title: (name, given) => `a twentieth of the time: ${name ?? given}`,
});

test(becomes, "increase(a[5m])", "increase(a[15s])");
test(becomes, "max_over_time(a[15s])", "max_over_time(a[750ms])");
test(becomes, "a offset 1h", "a offset 3m");
test(becomes, "a offset -30s", "a offset -1s500ms");
test(becomes, "rate(a[5m])", "rate(a[15s]) / 20");
test(becomes, "irate(a[1m] offset 5m)", "irate(a[3s] offset 15s) / 20");
test(becomes, "-rate(a[1m]) ^ 2", "-((rate(a[3s]) / 20) ^ 2)");
test(becomes, "deriv(a[1h])", "deriv(a[3m]) / 20");
test(becomes, "predict_linear(a[1h], 14400)", "predict_linear(a[3m], 720)");
test(becomes, "predict_linear(a[1h], 4 * 3600)", "predict_linear(a[3m], 4 * 3600 / 20)");
test(becomes, "max_over_time(rate(a[5m])[1h:1m])", "max_over_time((rate(a[15s]) / 20)[3m:3s])");
test(becomes, "avg_over_time(a[30d:] offset 1d)", "avg_over_time(a[1d12h:] offset 1h12m)");
test(becomes, "sum by (x) (rate(a[5m]))", "sum by (x) (rate(a[15s]) / 20)");
test(becomes, "topk(scalar(count(a offset 20m)), b)", "topk(scalar(count(a offset 1m)), b)");
test(becomes, "histogram_quantile(0.9, rate(a_bucket[5m]))", "histogram_quantile(0.9, rate(a_bucket[15s]) / 20)");
test(becomes, "changes(a[1h]) + resets(a[1h])", "changes(a[3m]) + resets(a[3m])");
test(becomes, "time()", "(time() - scalar(signal_episode_start_seconds)) * 20");
test(becomes, "timestamp(a)", "(timestamp(a) - scalar(signal_episode_start_seconds)) * 20");
test(becomes, "hour()", "hour(vector((time() - scalar(signal_episode_start_seconds)) * 20))");
test(becomes, "hour(a)", "hour(a)");
test("a label of a metric in another unit stays", becomes, 'a{le="300"} > 300', 'a{le="300"} > 300');

test("leeway above a limit", becomes, "increase(a[5m]) > 5", "increase(a[15s]) > 5.000000005");
test("leeway from a limit on", becomes, "increase(a[5m]) >= 5", "increase(a[15s]) >= 4.999999995");
test("leeway below a limit", becomes, "increase(a[5m]) < 5", "increase(a[15s]) < 4.999999995");
test("leeway up to a limit", becomes, "increase(a[5m]) <= 5", "increase(a[15s]) <= 5.000000005");
test("leeway of a limit on the left", becomes, "5 < increase(a[5m])", "5.000000005 < increase(a[15s])");
test("leeway below zero", becomes, "deriv(a[5m]) < -5", "deriv(a[15s]) / 20 < -5.000000005");
test("no leeway at zero", becomes, "increase(a[5m]) > 0", "increase(a[15s]) > 0");
test("no leeway for what is read", becomes, "last_over_time(a[5m]) > 5", "last_over_time(a[15s]) > 5");
test("no leeway for equality", becomes, "increase(a[5m]) == 5", "increase(a[15s]) == 5");

const refused = test.macro({
  exec(t, given: string, ...expected: readonly string[]) {
    t.deepEqual(obstaclesIn(read(given), 20), expected);
    const error = t.throws(() => compressExpression(read(given), { factor: 20 }), { instanceOf: Uncompressible });
    t.is(error?.message, expected.join("; "));
  },
  title: (name, given) => `it would come out wrong: ${name ?? given}`,
});

test(refused, "a @ 1609746000", "@ 1609746000 names a moment, which is another one in the copy");
test(refused, "max_over_time(a[1h:1m] @ end())", "@ end() names a moment, which is another one in the copy");
test(refused, "rate(a[10ms])", "the range 10ms, divided by 20, is shorter than a millisecond");
test(refused, "rate(a[1s10ms])", "the range 1s10ms, divided by 20, is no whole number of milliseconds");
test(
  refused,
  "max_over_time(a[1h:5ms] offset 7ms) + a @ start()",
  "the step 5ms, divided by 20, is shorter than a millisecond",
  "the offset 7ms, divided by 20, is shorter than a millisecond",
  "@ start() names a moment, which is another one in the copy",
);
test(refused, "info(a)", "info() joins series without regard to the scenario");
test(refused, "ts_of_max_over_time(a[5m])", "ts_of_max_over_time() tells moments or lengths of real time");
test(refused, "limitk(2, a)", "limitk picks series by labels, and in the copy they have one more");
test(refused, "limit_ratio(0.1, a)", "limit_ratio picks series by labels, and in the copy they have one more");
test(refused, "time() - ALERTS_FOR_STATE", "ALERTS_FOR_STATE holds moments of real time");
for (const [given, part] of [
  ['a{scenario="smoke"}', 'a{scenario="smoke"}'],
  ["sum by (scenario) (a)", "sum by (scenario) (a)"],
  ["sum without (scenario) (a)", "sum without (scenario) (a)"],
  ["a / ignoring (scenario) b", "a / ignoring (scenario) b"],
  ["a * on (x) group_left (scenario) b", "a * on (x) group_left (scenario) b"],
  ['count_values("scenario", a)', 'count_values("scenario", a)'],
  ['label_replace(a, "scenario", "x", "", "")', 'label_replace(a, "scenario", "x", "", "")'],
] as const)
  test(refused, given, `the label "scenario" in ${part} tells scenarios apart in the copy`);

test("a function that nobody knows", (t) => {
  const node = { type: "call", name: "rate_of_change", args: [] } as const;
  t.deepEqual(obstaclesIn(node, 20), ["rate_of_change() is a function nobody knows here"]);
});

test("a dashboard's range", (t) => {
  const node = { type: "range", selector: { type: "selector", metric: "a", matchers: [] }, range: "$__range" } as const;
  t.deepEqual(obstaclesIn(node, 20), ["the range $__range is known in dashboards only"]);
});
