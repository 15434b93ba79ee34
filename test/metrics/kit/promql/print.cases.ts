import test from "ava";
import {
  absent,
  absentOverTime,
  add,
  and,
  atan2,
  bottomk,
  ceil,
  clamp,
  clampMax,
  clampMin,
  computed,
  count,
  counter,
  countValues,
  dayOfWeek,
  delta,
  deriv,
  div,
  type Expression,
  eq,
  gauge,
  group,
  gt,
  gte,
  histogram,
  histogramQuantile,
  hour,
  idelta,
  increase,
  irate,
  labelJoin,
  labelReplace,
  lastOverTime,
  lt,
  lte,
  max,
  maxOverTime,
  mod,
  mul,
  ne,
  neg,
  not,
  number,
  or,
  pow,
  predictLinear,
  print,
  quantile,
  quantileOverTime,
  rate,
  resets,
  round,
  scalar,
  sortDesc,
  sub,
  subquery,
  sum,
  time,
  timestamp,
  topk,
  unless,
  variable,
  vector,
} from "../../../../metrics/kit/index.ts";
import { parse } from "./parse.ts";

const prints = test.macro<[Expression, string]>({
  exec(t, expression, expected) {
    t.is(print(expression), expected);
    t.deepEqual(parse(expected.replace(/\$__\w+/g, "1m")), parse(print(expression).replace(/\$__\w+/g, "1m")));
  },
  title: (name, _, expected) => (name ? `${name}: ${expected}` : expected),
});

const requests = counter("http_requests_total", { help: "Requests.", labels: ["route", "status"] });
const lag = gauge("kafka_consumergroup_lag", { help: "Lag.", labels: ["group", "topic"] });
const duration = histogram("http_request_duration_seconds", { help: "Duration.", labels: ["route"] });
const up = gauge("up", { help: "Up." });
const other = gauge("other", { help: "Other." });
const build = gauge("build_info", { help: "Build.", labels: ["version"] });
const dotted = gauge("http.server.duration", { help: "Duration.", labels: ["route"], utf8Name: true });
const named = computed("job:errors:rate5m", { help: "Errors.", labels: ["service"] });

// Selectors
test(prints, up, "up");
test(prints, up.where({ job: "a" }), 'up{job="a"}');
test(prints, up.where({ job: "" }), 'up{job=""}');
test(prints, lag.where({ topic: "t", group: "g" }), 'kafka_consumergroup_lag{group="g", topic="t"}');
test(
  "in two steps",
  prints,
  lag.where({ topic: "t" }).where({ group: "g" }),
  'kafka_consumergroup_lag{group="g", topic="t"}',
);
test(
  prints,
  up
    .where({ job: "a" })
    .where({ job: not("b") })
    .where({ job: "a" }),
  'up{job!="b", job="a"}',
);
test(prints, requests.where({ status: /5../ }), 'http_requests_total{status=~"5.."}');
test(prints, requests.where({ status: not(/5../) }), 'http_requests_total{status!~"5.."}');
test(prints, requests.where({ status: /ok|done/i }), 'http_requests_total{status=~"(?i)ok|done"}');
test(prints, requests.where({ route: /\/api\/v1\/\d+/ }), String.raw`http_requests_total{route=~"/api/v1/\\d+"}`);
test(prints, requests.where({ route: ["/a.b", "/c"] }), String.raw`http_requests_total{route=~"/a\\.b|/c"}`);
test(prints, requests.where({ route: not(["/a", "/b"]) }), 'http_requests_total{route!~"/a|/b"}');
test(prints, requests.where({ route: ["/a.b"] }), 'http_requests_total{route="/a.b"}');
test(prints, up.where({ instance: variable("instance") }), 'up{instance=~"$instance"}');
test(prints, up.where({ job: 'a "b" \\ \n\t\u0000\u0085é😀' }), String.raw`up{job="a \"b\" \\ \n\t\u0000\u0085é😀"}`);
test(prints, dotted, '{"http.server.duration"}');
test(prints, dotted.where({ route: "/" }), '{"http.server.duration", route="/"}');
test(prints, named, "job:errors:rate5m");
test(prints, gauge("sum", { help: "A keyword." }), '{"sum"}');
test(prints, up.offset("1d"), "up offset 1d");
test(prints, up.offset("-1d").at("end"), "up offset -1d @ end()");
test(prints, up.at(1.5), "up @ 1.5");

// Ranges
test(prints, rate(requests, "5m"), "rate(http_requests_total[5m])");
test(prints, rate(requests, "$__rate_interval"), "rate(http_requests_total[$__rate_interval])");
test(prints, rate(requests.range("5m").offset("1w")), "rate(http_requests_total[5m] offset 1w)");
test(prints, rate(requests.offset("1w").at("start"), "5m"), "rate(http_requests_total[5m] offset 1w @ start())");
test(prints, irate(requests, "1m"), "irate(http_requests_total[1m])");
test(prints, increase(duration.count, "1h30m"), "increase(http_request_duration_seconds_count[1h30m])");
test(prints, resets(requests, "1h"), "resets(http_requests_total[1h])");
test(prints, delta(lag, "5m"), "delta(kafka_consumergroup_lag[5m])");
test(prints, idelta(lag, "5m"), "idelta(kafka_consumergroup_lag[5m])");
test(prints, deriv(lag, "5m"), "deriv(kafka_consumergroup_lag[5m])");
test(prints, predictLinear(lag, { over: "6h", ahead: "4h" }), "predict_linear(kafka_consumergroup_lag[6h], 14400)");
test(prints, lastOverTime(up, "5m"), "last_over_time(up[5m])");
test(prints, quantileOverTime(0.9, up, "5m"), "quantile_over_time(0.9, up[5m])");
test(
  prints,
  maxOverTime(subquery(rate(requests, "5m"), "1h", "1m")),
  "max_over_time(rate(http_requests_total[5m])[1h:1m])",
);
test(prints, maxOverTime(subquery(gt(up, 0), "1h").offset("1d")), "max_over_time((up > 0)[1h:] offset 1d)");
test(prints, maxOverTime(subquery(up.offset("1d"), "1h")), "max_over_time((up offset 1d)[1h:])");
test(prints, maxOverTime(subquery(neg(up), "1h").at("end")), "max_over_time((-up)[1h:] @ end())");

// Aggregations
test(prints, sum(lag), "sum(kafka_consumergroup_lag)");
test("by nothing", prints, sum(lag).by(), "sum(kafka_consumergroup_lag)");
test(prints, sum(lag).by("topic", "group", "topic"), "sum by (group, topic) (kafka_consumergroup_lag)");
test(prints, max(lag).without("instance"), "max without (instance) (kafka_consumergroup_lag)");
test(prints, max(lag).without(), "max without () (kafka_consumergroup_lag)");
test(prints, count(gt(up, 0)), "count(up > 0)");
test(prints, group(up).by("job"), "group by (job) (up)");
test(prints, topk(3, lag).by("topic"), "topk by (topic) (3, kafka_consumergroup_lag)");
test(prints, bottomk(1, lag), "bottomk(1, kafka_consumergroup_lag)");
test(prints, quantile(0.5, lag).by("topic"), "quantile by (topic) (0.5, kafka_consumergroup_lag)");
test(prints, countValues("value", up).by("job"), 'count_values by (job) ("value", up)');

// Operators: precedence, associativity, signs
test(prints, add(mul(up, 2), 1), "up * 2 + 1");
test(prints, mul(add(up, 1), 2), "(up + 1) * 2");
test(prints, sub(1, sub(up, 1)), "1 - (up - 1)");
test(prints, sub(sub(1, up), 1), "1 - up - 1");
test(prints, div(up, mul(2, up)), "up / (2 * up)");
test(prints, pow(up, pow(2, up)), "up ^ 2 ^ up");
test(prints, pow(pow(up, 2), 3), "(up ^ 2) ^ 3");
test(prints, pow(-2, up), "(-2) ^ up");
test(prints, pow(neg(up), 2), "(-up) ^ 2");
test(prints, neg(pow(up, 2)), "-(up ^ 2)");
test(prints, neg(neg(up)), "-(-up)");
test(prints, neg(add(up, 1)), "-(up + 1)");
test(prints, neg(number(5)), "-5");
test(prints, mod(up, -3), "up % -3");
test(prints, atan2(up, 1), "up atan2 1");
test(prints, sub(up, up.offset("1d")), "up - (up offset 1d)");
test(prints, or(and(up, other), unless(up, other)), "up and other or up unless other");
test(prints, and(or(up, other), up), "(up or other) and up");
test(prints, gt(add(up, 1), mul(up, 2)), "up + 1 > up * 2");
test(prints, eq(gt(up, 0), 1), "up > 0 == 1");
test(prints, eq(1, gt(up, 0)), "1 == (up > 0)");

// Numbers and durations as operands
test(prints, gt(up, "60s"), "up > 60");
test(prints, gt(up, "1h30m"), "up > 5400");
test(prints, gte(up, "250ms"), "up >= 0.25");
test(prints, lte(up, 0.999), "up <= 0.999");
test(prints, ne(up, 1e21), "up != 1e+21");
test(prints, lt(up, 0.0000001), "up < 1e-7");
test(prints, eq(up, Number.NaN), "up == NaN");
test(prints, eq(up, Number.NEGATIVE_INFINITY), "up == -Inf");
test(prints, lt(up, Number.POSITIVE_INFINITY), "up < Inf");
test(prints, sub(time(), timestamp(up)), "time() - timestamp(up)");

// Matching
test(prints, gt(up, 1, { bool: true }), "up > bool 1");
test(prints, gt(time(), 5, { bool: true }), "time() > bool 5");
test(prints, gt(up, build, { bool: true, on: ["job"] }), "up > bool on (job) build_info");
test(prints, or(sum(up), vector(0), { on: [] }), "sum(up) or on () vector(0)");
test(
  prints,
  mul(up, build, { on: ["instance", "job"], groupLeft: ["version"] }),
  "up * on (instance, job) group_left (version) build_info",
);
test(
  prints,
  div(sum(lag).by("group", "topic"), add(sum(lag).by("group"), 1), { on: ["group"], groupLeft: [] }),
  "sum by (group, topic) (kafka_consumergroup_lag) / on (group) group_left () (sum by (group) (kafka_consumergroup_lag) + 1)",
);
test(
  prints,
  mul(up, build, { ignoring: ["version"], groupRight: [] }),
  "up * ignoring (version) group_right () build_info",
);
test(prints, unless(up, build, { ignoring: ["version"] }), "up unless ignoring (version) build_info");

// Functions
test(
  prints,
  histogramQuantile(0.95, sum(rate(duration.buckets, "5m")).by("le", "route")),
  "histogram_quantile(0.95, sum by (le, route) (rate(http_request_duration_seconds_bucket[5m])))",
);
test(
  prints,
  duration.where({ route: "/a" }).quantile(0.99, "$__rate_interval").by("route"),
  'histogram_quantile(0.99, sum by (le, route) (rate(http_request_duration_seconds_bucket{route="/a"}[$__rate_interval])))',
);
test(prints, absent(up.where({ job: "a" })), 'absent(up{job="a"})');
test(prints, absentOverTime(up.where({ job: "a" }), "10m"), 'absent_over_time(up{job="a"}[10m])');
test(prints, clamp(up, 0, 1), "clamp(up, 0, 1)");
test(prints, clampMin(up, scalar(sum(up))), "clamp_min(up, scalar(sum(up)))");
test(prints, clampMax(up, "1m"), "clamp_max(up, 60)");
test(prints, round(up, 0.1), "round(up, 0.1)");
test(prints, ceil(up), "ceil(up)");
test(prints, sortDesc(up), "sort_desc(up)");
test(prints, hour(), "hour()");
test(prints, dayOfWeek(timestamp(up)), "day_of_week(timestamp(up))");
test(
  prints,
  labelReplace(up, { target: "host", replacement: "$1", source: "instance", regex: /(.*):\d+/ }),
  String.raw`label_replace(up, "host", "$1", "instance", "(.*):\\d+")`,
);
test(
  prints,
  labelJoin(up, { target: "both", separator: "/", sources: ["job", "instance"] }),
  'label_join(up, "both", "/", "job", "instance")',
);
