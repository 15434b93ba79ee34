import test from "ava";
import { objective } from "../../../../../alerts/kit/index.ts";
import { requests } from "../../../../../metrics/http.ts";
import { availability, fresh, latency } from "../samples.ts";
import { type Asked, firing, hold } from "./promtool.ts";

const good = 'http_requests_total{job="api-service", status="200"}';
const bad = 'http_requests_total{job="api-service", status="503"}';
const interval = 15;
const page = ', sloth_severity="page"';

/** A window's ratio of the objective `availability`. */
function ratio(window: string, at: number, is: number | undefined): Asked {
  return { at, expr: `max(slo:sli_error:ratio_rate${window}{sloth_slo="availability"})`, is };
}

const number = (at: number, is: number): Asked[] => [
  { at, expr: 'count({__name__=~"slo.+"} > -Inf)', is },
  { at, expr: 'count({__name__=~"slo.+"})', is },
];

test("no requests: every record is a number, and nothing burns", async (t) => {
  await hold(t, [availability], {
    interval,
    series: { [good]: "7x80", 'up{job="api-service"}': "1x80" },
    asked: [ratio("1h", 1200, 0), ratio("30d", 1200, 0), firing(1200, false), ...number(1200, 17)],
  });
});

test("no series at all: only what is promised is recorded", async (t) => {
  await hold(t, [availability], { interval, series: {}, asked: [ratio("1h", 600, undefined), ...number(600, 5)] });
});

test("a histogram and a gauge at rest give numbers as well", async (t) => {
  await hold(t, [latency, fresh], {
    interval,
    series: {
      'http_request_duration_seconds_bucket{job="api-service", le="0.2"}': "3x80",
      'http_request_duration_seconds_count{job="api-service"}': "3x80",
      'kafka_consumergroup_lag_seconds{group="router-worker", topic="a", partition="0"}': "0x80",
    },
    asked: number(1200, 17 + 18),
  });
});

test("one bad request of few does not page, two do", async (t) => {
  const asked = [firing(1800, false), firing(3300, true)];
  // One good request in five minutes; a bad one after twenty minutes, and another after fifty.
  const series = { [good]: "0x19 1x19 2x19 3x19 4x19 5x19 6x19 7x19 8x19 9x19 10x19", [bad]: "0x79 1x119 2x40" };
  await hold(t, [availability], { interval, series, asked });
});

test("with a minimum of events, an outage of few requests waits until it is as bad as one of that many", async (t) => {
  // 1000 × 14.4 × 0.001 = 14.4 bad ones in an hour, 1000 × 6 × 0.001 = 6 in six hours: the seventh.
  const strict = { ...availability, minimumEvents: 1000 };
  const each = Array.from({ length: 12 }, (_, index) => `${index}x19`).join(" ");
  await hold(t, [strict], {
    interval,
    series: { [good]: "0x240", [bad]: each },
    asked: [firing(1785, false, page), firing(2700, true, page)],
  });
});

test("a restart of the service is neither a spike nor a gap", async (t) => {
  const series = { [good]: "0+90x60 5+90x60", [bad]: "0+10x60 2+10x60" };
  const asked = [900, 930, 960, 1200].flatMap((at) => [
    { at, expr: 'max(round(slo:sli_error:ratio_rate5m{sloth_slo="availability"}, 0.01))', is: 0.1 },
    firing(at, true),
  ]);
  await hold(t, [availability], { interval, series, asked });
});

test("a counter that is born with the outage counts from its second sample on", async (t) => {
  const series = { [good]: "0+1000x40 40000x40", [bad]: "_x41 1000+1000x39" };
  const lone = { [good]: "0+1000x80", [bad]: "_x41 1x39" };
  await hold(t, [availability], { interval, series, asked: [firing(615, false), firing(630, true)] });
  // What rate() and increase() cannot see: https://github.com/prometheus/prometheus/issues/1673
  await hold(t, [availability], { interval, series: lone, asked: [ratio("5m", 900, 0), ratio("1h", 900, 0)] });
});

test("two objectives on one metric keep to themselves", async (t) => {
  const route = { job: "api-service", route: "/v1/files" };
  const files = objective("files", {
    target: 99.9,
    window: "30d",
    errors: requests.where({ ...route, status: /5../ }),
    total: requests.where(route),
  });
  await hold(t, [availability, files], {
    interval,
    series: {
      [good]: "0+100000x60",
      'http_requests_total{job="api-service", route="/v1/files", status="503"}': "0+100x60",
    },
    asked: [
      firing(900, true, ', sloth_slo="files"'),
      firing(900, false, ', sloth_slo="availability"'),
      ratio("5m", 900, 100 / 100_100),
    ],
  });
});

test("every event of the period weighs the same", async (t) => {
  // An hour with 1000 good requests a minute, then one with a single bad one a minute: 60 bad of 60,060. A mean of ratios says half.
  await hold(t, [availability], {
    interval: 60,
    series: { [good]: "0+1000x60 60000x60", [bad]: "0x60 1+1x59" },
    asked: [{ at: 7200, expr: 'round(max(slo:sli_error:ratio_rate30d{sloth_slo="availability"}), 0.0001)', is: 0.001 }],
  });
});
