import test from "ava";
import { readPromql } from "../../../metrics/kit/reading/index.ts";
import { recordingRuleFor } from "../../../validation/dashboards/index.ts";

const rule = test.macro({
  exec(t, query: string, record: string, expr: string, ask: string) {
    t.deepEqual(recordingRuleFor(query), { record, expr, ask });
    t.false("fault" in readPromql(expr), "a rule has no variables and can be read");
  },
  title: (_, query) => `rule for ${query}`,
});
test(
  rule,
  'sum by (route) (rate(http_requests_total{job=~"$job"}[$__rate_interval]))',
  "job_route:http_requests:rate5m",
  "sum by (job, route) (rate(http_requests_total[5m]))",
  'sum by (route) (job_route:http_requests:rate5m{job=~"$job"})',
);
test(
  rule,
  "histogram_quantile(0.95, sum by (le) (rate(latency_seconds_bucket[10m])))",
  "le:latency_seconds_bucket:rate10m",
  "sum by (le) (rate(latency_seconds_bucket[10m]))",
  "sum by (le) (le:latency_seconds_bucket:rate10m)",
);
test(
  rule,
  'sum(rate(errors_total{code="500"}[5m])) / sum(rate(requests_total[5m]))',
  "code:errors:rate5m",
  "sum by (code) (rate(errors_total[5m]))",
  'sum by () (code:errors:rate5m{code="500"})'.replace(" by () ", ""),
);
test(rule, "max(queue_length)", "all:queue_length:max", "max(queue_length)", "max(all:queue_length:max)");
test(
  rule,
  'sum without (instance) (rate(requests_total{instance=~"$instance"}[5m]))',
  "series:requests:rate5m",
  "sum without () (rate(requests_total[5m]))",
  'sum without (instance) (series:requests:rate5m{instance=~"$instance"})',
);

const none = test.macro({
  exec: (t, query: string) => t.is(recordingRuleFor(query), undefined),
  title: (_, query) => `no rule for ${query}`,
});
test("an average of averages would be another number", none, "avg(load)");
test("nothing is brought together", none, "rate(requests_total[5m])");
test("a record already", none, "sum(job:requests:rate5m)");
test("a part of it is compared first", none, "sum(up == 0)");
test("another time", none, "sum(rate(requests_total[5m] offset 1d))");
test("no PromQL", none, "sum(");
