import test from "ava";
import { dashboardOf } from "./arbitrary.ts";
import { written } from "./evaluate.ts";

/** A query and how it is written. */
const says = test.macro<[query: string, expected: string]>({
  exec(t, query, expected) {
    const { text, panels } = written(dashboardOf([query]));
    t.is(panels[0]?.untyped, undefined, query);
    const code = /expr: ([\s\S]*?),\s*legend: "one"/.exec(text)?.[1] ?? text;
    t.is(code.replaceAll(/\s*\n\s*/g, "").replaceAll(/,([)}\]])/g, "$1"), expected);
  },
  title: (_, query) => query,
});

test(says, 'up{job="api"}', 'scrape.up.where({ job: "api" })');
test(says, 'up{job=~"$job"}', 'scrape.up.where({ job: variable("job") })');
test(says, `up{job=~"\${job}"}`, 'scrape.up.where({ job: variable("job") })');
test(says, 'up{job="$job"}', 'scrape.up.where({ job: "$job" })');
test(says, 'up{job=~"a|b\\\\.c"}', 'scrape.up.where({ job: ["a", "b.c"] })');
test(says, 'up{job!~"(?i)a.*"}', "scrape.up.where({ job: not(/a.*/i) })");
test(says, 'up{job!="",job=~"a.*"}', 'scrape.up.where({ job: not("") }).where({ job: /a.*/ })');
test(says, 'up{instance=~"/a\\\\-b.*"}', "scrape.up.where({ instance: /\\/a-b.*/ })");
test(says, "up offset 1d @ end()", 'scrape.up.offset("1d").at("end")');
test(says, "rate(http_requests_total[5m])", 'rate(http.requests, "5m")');
test(says, "rate(http_requests_total[300])", 'rate(http.requests, "5m")');
test(says, "rate(http_requests_total[5m] offset -1h)", 'rate(http.requests.offset("-1h"), "5m")');
test(
  says,
  "sum without (status) (rate(http_requests_total[$__interval]))",
  'sum(rate(http.requests, "$__interval")).without("status")',
);
test(says, "topk(3, up)", "topk(3, scrape.up)");
test(says, "(up + 1) * 2 > bool 0", "gt(mul(add(scrape.up, 1), 2), 0, { bool: true })");
test(says, "-up", "neg(scrape.up)");
test(says, "vector(1)", "vector(1)");
test(says, "42", "number(42)");
test(says, "time() - process_start_time_seconds", "sub(time(), process.startTime)");
test(says, "predict_linear(queue[1h], 14400)", 'predictLinear(queue, { over: "1h", ahead: "4h" })');
test(says, "quantile_over_time(0.9, queue[1h])", 'quantileOverTime(0.9, queue, "1h")');
test(says, "max_over_time(rate(x_total[5m])[1h:1m])", 'maxOverTime(subquery(rate(x, "5m"), "1h", "1m"))');
test(says, "clamp_max(queue, scalar(max(queue)))", "clampMax(queue, scalar(max(queue)))");
test(
  says,
  'label_replace(up, "a", "$1", "job", "(.*)")',
  'labelReplace(scrape.up, { target: "a", replacement: "$1", source: "job", regex: /(.*)/ })',
);
test(
  says,
  'label_join(up, "a", "-", "job", "instance")',
  'labelJoin(scrape.up, { target: "a", separator: "-", sources: ["job", "instance"] })',
);
test(says, 'absent(up{job="a"})', 'absent(scrape.up.where({ job: "a" }))');
test(says, "a_used / on(pool) group_left(team) a_limit", 'div(aUsed, aLimit, { on: ["pool"], groupLeft: ["team"] })');
test(says, "a_used / ignoring(kind) a_limit", 'div(aUsed, aLimit, { ignoring: ["kind"] })');
test(says, "up and on(job) x_total > 1", 'and(scrape.up, gt(x, 1), { on: ["job"] })');
test(
  says,
  "histogram_quantile(0.9, sum(rate(http_request_duration_seconds_bucket[5m])) by (le))",
  'http.requestDuration.quantile(0.9, "5m")',
);
test(
  says,
  "histogram_quantile(0.9, sum(increase(http_request_duration_seconds_bucket[5m])) by (le, route))",
  'histogramQuantile(0.9, sum(increase(http.requestDuration.buckets, "5m")).by("le", "route"))',
);
test(
  says,
  "rate(z_seconds_sum[5m]) / rate(z_seconds_count[5m])",
  'div(rate(zSeconds.sum, "5m"), rate(zSeconds.count, "5m"))',
);

/** A query that stays as it is, and why. */
const stays = test.macro<[query: string, why: string]>({
  exec(t, query, why) {
    t.is(written(dashboardOf([query])).panels[0]?.untyped, why, query);
  },
  title: (_, query) => `${query} is not typed`,
});

test(stays, "sum(", "it cannot be read: this ( is never closed; ) is missing.");
test(stays, "", "a query of it is no PromQL.");
test(stays, "rate(up[$interval])", "the range [$interval] comes from a variable; $__rate_interval is the kit's.");
test(stays, "topk($n, up)", "the parameter of topk() is calculated.");
test(stays, "$agg(up)", "what it aggregates with, $agg, comes from a variable.");
test(stays, "sum by ($by) (up)", "what sum() reads has no label $by (has: instance, job).");
test(stays, "$metric", "the name of the metric, $metric, comes from a variable.");
test(stays, "up / $__range_s", "a variable stands where a number is due.");
test(stays, "rate(x_total[5m] offset $ago)", "the offset $ago is not fixed.");
test(stays, '{job="a"}', "it selects series without naming a metric.");
test(stays, "up[5m]", "a range of samples cannot be drawn.");
test(stays, "rate(node_load1[5m])", "rate() reads counters, node_load1 is a gauge.");
test(stays, "deriv(http_requests_total[5m])", "deriv() reads gauges, http_requests_total is a counter.");
test(stays, "histogram_quantile(95, x_bucket)", "95 is no quantile.");
test(stays, "histogram_quantile(0.9, up)", "histogram_quantile() gets no buckets with the label le.");
test(stays, "sum by (route) (sum(up))", "what sum() reads has no label route (has: none).");
test(stays, "histogram_stddev(up)", "the kit has no histogram_stddev().");
test(stays, 'up{job=~"a(?P<b>c)"}', 'job=~"a(?P<b>c)" is a regular expression that TypeScript does not have.');
test(stays, "sum(a) / b", "the two sides of / differ in their labels (instance, job), so they may match nothing.");
test(stays, "predict_linear(a[1h], 4 * 3600)", "predict_linear() looks ahead for a time that is calculated.");

test("a metric that nobody defined is defined with what the queries show of it", (t) => {
  const defined = (...queries: readonly string[]) =>
    written(dashboardOf(queries))
      .text.split("\n\n")
      .filter((part) => /^(?:\/\/.*\n)?const /.test(part))
      .map((part) => part.replace(/^\/\/.*\n/, "").replaceAll(/\s*\n\s*/g, ""));
  t.deepEqual(defined('sum by (b) (rate(a_total{c="1"}[5m]))'), [
    'const a = counter("a_total", { help: notDescribedYet, labels: ["b", "c"] });',
  ]);
  t.deepEqual(defined("rate(hits[5m])"), [
    'const hits = counter("hits", { help: notDescribedYet, legacyName: true });',
  ]);
  t.deepEqual(defined("sum by (a) (queue) / sum by (a) (limit)", "queue"), [
    'const limit = gauge("limit", { help: notDescribedYet, labels: ["a"] });',
    'const queue = gauge("queue", { help: notDescribedYet, labels: ["a"] });',
  ]);
  t.deepEqual(defined('used{kind="a"} / limit'), [
    'const limit = gauge("limit", { help: notDescribedYet, labels: ["kind"] });',
    'const used = gauge("used", { help: notDescribedYet, labels: ["kind"] });',
  ]);
  t.deepEqual(defined("sum by (le, a) (rate(t_bucket[5m]))", "rate(t_sum[5m])"), [
    'const t = histogram("t", { help: notDescribedYet, labels: ["a"] });',
  ]);
  t.deepEqual(defined("rate(t_sum[5m])"), [
    'const tSum = counter("t_sum", { help: notDescribedYet, legacyName: true });',
  ]);
  t.deepEqual(defined("job:x:rate5m", "max by (job) (job:x:rate5m)"), [
    'const jobXRate5m = computed("job:x:rate5m", { help: notDescribedYet, labels: ["job"] });',
  ]);
});

test("a metric of the catalogue without a label that is used is defined with it", (t) => {
  const { text, metrics } = written(dashboardOf(['up{cluster="a"}', "up"]));
  t.deepEqual(metrics, ["up"]);
  t.regex(text, /const up = gauge\("up", \{ help: "[^"]+", unit: "boolean", labels: \["cluster"\] \}\);/);
});

test("names that two things want are told apart", (t) => {
  const panels = [
    { type: "gauge", title: "G", fieldConfig: { defaults: { max: 1 } }, targets: [{ expr: "sum_total" }] },
    { type: "timeseries", title: "T", targets: [{ expr: "sum(rate(sum_total[5m])) + max(queries)" }] },
  ];
  const { text, exported } = written({ title: "Delete", uid: "delete", schemaVersion: 42, panels });
  t.is(exported, "deleteDashboard");
  t.regex(text, /gauge as gaugeMetric/);
  t.regex(text, /const sumMetric = counter\("sum_total"/);
});
