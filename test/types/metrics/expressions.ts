// Compiled with everything else: an expected error that does not occur is an error.
import {
  absent,
  add,
  and,
  clampMax,
  computed,
  counter,
  delta,
  deriv,
  div,
  eq,
  gauge,
  gt,
  histogram,
  histogramQuantile,
  increase,
  labelReplace,
  lt,
  max,
  maxOverTime,
  mul,
  not,
  or,
  predictLinear,
  type RangeVector,
  rate,
  type Scalar,
  scalar,
  stateSet,
  subquery,
  sum,
  time,
  topk,
  unless,
  type Vector,
  variable,
  vector,
} from "../../../metrics/kit/index.ts";
import type { Equal, Is } from "./equal.ts";

const requests = counter("http_requests_total", { help: "Requests.", labels: ["route", "status"] });
const duration = histogram("http_request_duration_seconds", { help: "Duration.", labels: ["route"] });
const lag = gauge("kafka_consumergroup_lag", { help: "Lag.", labels: ["group", "topic", "partition"] });
const info = gauge("build_info", { help: "Build.", labels: ["version"] });
const state = stateSet("kafka_consumergroup_state", { help: "State.", labels: ["group"], states: ["Stable", "Empty"] });
const alerts = computed("ALERTS", { help: "Alerts.", labels: ["alertname", "alertstate"] });

type Result<E> = E extends Vector<infer L> ? L : never;

// Labels of a selection exist.
lag.where({ group: "g", topic: /^a/, partition: not(["0", "1"]), instance: variable("instance") });
// @ts-expect-error a typing mistake
lag.where({ grup: "g" });
// @ts-expect-error a label of another metric
lag.where({ status: "200" });
// @ts-expect-error external labels exist only on what leaves Prometheus
lag.where({ replica: "0" });
// @ts-expect-error values are texts
requests.where({ status: 500 });
// @ts-expect-error what Prometheus computes has no instance
alerts.where({ instance: "a" });

// Aggregation keeps what it names.
export const kept: Equal<Result<ReturnType<typeof keep>>, "group" | "topic"> = true;
const keep = () => max(lag).by("group", "topic");
export const dropped: Equal<Result<ReturnType<typeof drop>>, "group" | "topic" | "job"> = true;
const drop = () => sum(lag).without("partition", "instance");
export const merged: Equal<Result<ReturnType<typeof merge>>, never> = true;
const merge = () => sum(lag);
// @ts-expect-error no such label
sum(lag).by("grup");
// @ts-expect-error by() dropped it
sum(max(lag).by("group", "topic")).by("partition");
// @ts-expect-error without() dropped it
sum(max(lag).without("partition")).by("partition");
// @ts-expect-error chosen series keep labels, but not this one
topk(3, lag).by("status");

// rate() takes counters and needs a range.
rate(requests, "5m");
rate(requests.range("5m"));
rate(duration.buckets, "5m");
increase(duration.count, "1h30m");
// @ts-expect-error an instant vector cannot go where a range is due
rate(requests);
// @ts-expect-error a gauge
rate(lag, "5m");
// @ts-expect-error a gauge over a range
rate(lag.range("5m"));
// @ts-expect-error a sum of counters is none: rate first, sum after
rate(subquery(sum(requests), "5m"));
// @ts-expect-error a vector without a range
rate(vector(1), "5m");
// @ts-expect-error not a duration
rate(requests, "5 minutes");
// @ts-expect-error fractions are not written
rate(requests, "1.5h");
// @ts-expect-error largest unit first
rate(requests, "30m1h");

// deriv(), delta() and predictLinear() take gauges.
deriv(lag.where({ group: "g" }), "5m");
// @ts-expect-error a counter: rate() is meant
deriv(requests, "5m");
// @ts-expect-error a counter: increase() is meant
delta(requests, "5m");
predictLinear(lag, { over: "6h", ahead: "4h" });
// @ts-expect-error a range is due
predictLinear(lag, { ahead: "4h" });

// Everything over time needs a range and gives back an instant vector.
maxOverTime(subquery(rate(requests, "5m"), "1h", "1m"));
// @ts-expect-error no range
maxOverTime(lag);
// @ts-expect-error a range cannot be added up over series
sum(lag.range("5m"));
// @ts-expect-error a range cannot be compared
gt(lag.range("5m"), 1);

// histogramQuantile() takes the buckets of a histogram while they have le.
histogramQuantile(0.95, sum(rate(duration.buckets, "5m")).by("le", "route"));
export const quantiled: Equal<Result<ReturnType<typeof quantiles>>, "route"> = true;
const quantiles = () => histogramQuantile(0.95, sum(rate(duration.buckets, "5m")).by("le", "route"));
duration.where({ route: "/a" }).quantile(0.95, "5m").by("route");
// @ts-expect-error no histogram
histogramQuantile(0.95, sum(rate(requests, "5m")).by("route"));
// @ts-expect-error le is gone
histogramQuantile(0.95, sum(rate(duration.buckets, "5m")).by("route"));
// @ts-expect-error a histogram as such is no vector
sum(duration);
// @ts-expect-error no such label
duration.quantile(0.95, "5m").by("status");

// Comparisons take numbers, durations and vectors of the same labels.
gt(max(lag).by("group"), "60s");
lt(lag, 5, { bool: true });
// @ts-expect-error not a duration
gt(max(lag).by("group"), "a minute");
// @ts-expect-error two numbers compare with bool only
gt(time(), 5);
// @ts-expect-error bool is on or left out
gt(lag, 5, { bool: false });
// @ts-expect-error the labels of the two sides differ
gt(sum(lag).by("group"), sum(lag).by("topic"));

// Matching names labels of both sides and says enough.
div(sum(lag).by("group", "topic"), sum(lag).by("group"), { on: ["group"], groupLeft: [] });
mul(lag, info, { on: ["job", "instance"], groupLeft: ["version"] });
export const copied: Equal<
  Result<ReturnType<typeof copy>>,
  "group" | "topic" | "partition" | "job" | "instance" | "version"
> = true;
const copy = () => mul(lag, info, { on: ["job", "instance"], groupLeft: ["version"] });
export const matched: Equal<Result<ReturnType<typeof match>>, "job"> = true;
const match = () => add(lag, info, { on: ["job"] });
// @ts-expect-error the labels of the two sides differ
div(sum(lag).by("group", "topic"), sum(lag).by("group"));
// @ts-expect-error version is no label of the left side
mul(lag, info, { on: ["version"] });
// @ts-expect-error topic still differs
div(lag, sum(lag).by("group"), { ignoring: ["partition", "job", "instance"], groupLeft: [] });
// @ts-expect-error group is matched already
mul(lag, sum(lag).by("group"), { on: ["group"], groupLeft: ["group"] });
// @ts-expect-error group is a label of the left side only
mul(lag, info, { on: ["job"], groupLeft: ["group"] });
// @ts-expect-error one of the two
mul(lag, info, { on: ["job"], ignoring: ["version"] });

// Set operators.
or(sum(lag).by("group"), vector(0), { on: [] });
unless(lag, info, { on: ["instance"] });
// @ts-expect-error and on all labels never finds a partner here
and(lag, info);
// @ts-expect-error a number is no vector: vector(0) is
or(sum(lag), 0);

// Functions.
export const pinned: Equal<Result<ReturnType<typeof missing>>, "group"> = true;
const missing = () => absent(lag.where({ group: "g" }));
export const unpinned: Equal<Result<ReturnType<typeof unknown>>, never> = true;
const unknown = () => absent(lag.where({ group: /g/ }));
export const replaced: Equal<Result<ReturnType<typeof replace>>, "group" | "team"> = true;
const replace = () =>
  labelReplace(sum(lag).by("group"), { target: "team", replacement: "$1", source: "group", regex: /(.*)-.*/ });
// @ts-expect-error no such source
labelReplace(sum(lag).by("group"), { target: "team", replacement: "$1", source: "topic", regex: /(.*)/ });
// @ts-expect-error a vector is no bound
clampMax(lag, lag);
export const aScalar: Is<ReturnType<typeof one>, Scalar> = true;
const one = () => scalar(sum(lag));
export const aRange: Is<ReturnType<typeof ranged>, RangeVector> = true;
const ranged = () => lag.range("5m").offset("1d");

// State sets.
eq(state.in("Empty"), 1);
state.timeline({ group: "g" });
// @ts-expect-error no such state
state.in("Broken");
// @ts-expect-error no such label
state.timeline({ topic: "t" });
