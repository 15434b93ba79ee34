import test from "ava";
import {
  constant,
  counting,
  errorRatio,
  heatmapOf,
  increaseOf,
  levelOf,
  meanOf,
  observe,
  print,
  quantilesOf,
  rateOf,
  renderDashboard,
  saturation,
  stat,
  summary,
  timeseries,
} from "../../../dashboards/kit/index.ts";
import { counter, gauge, histogram } from "../../../metrics/kit/index.ts";
import { evaluated } from "../support/evaluated.ts";
import { sample, requests as undescribed } from "./samples.ts";

const requests = counter("shop_requests_total", {
  help: "Requests answered, by what was asked.",
  unit: "requests",
  labels: ["route", "status"],
});
const duration = histogram("shop_request_duration_seconds", {
  help: "Time to answer a request.",
  unit: "seconds",
  labels: ["route"],
  buckets: [0.1, 0.2, 0.4],
});
const pause = summary("shop_pause_seconds", { help: "Pauses.", unit: "seconds", labels: ["cause"] });
const used = gauge("shop_pool_used", { help: "Connections in use.", unit: "connections", labels: ["pool"] });
const limit = gauge("shop_pool_limit", { help: "Connections there may be.", unit: "connections", labels: ["pool"] });

const perSecond = (by: number) => counting({ by, per: "1s" });
const expr = (view: { readonly queries: readonly { readonly expr: Parameters<typeof print>[0] }[] }) =>
  print(view.queries[0]?.expr ?? { node: { type: "number", value: Number.NaN } });
const only = <View extends { readonly queries: readonly unknown[] }>({ queries }: View) =>
  queries[0] as View["queries"][number];

test("a view's words, unit and zero line come from the metric", (t) => {
  t.deepEqual(rateOf(requests, { by: ["route"] }), {
    title: "Requests answered",
    description: "Requests answered, by what was asked, per second, by route.",
    unit: "reqps",
    min: 0,
    queries: rateOf(requests, { by: ["route"] }).queries,
  });
  t.deepEqual(
    [only(rateOf(requests)), only(rateOf(requests, { by: ["route", "status"] }))].map(({ legend }) => legend),
    ["requests", "{{route}} {{status}}"],
  );
});

test("chosen series keep what the metric says about itself", (t) => {
  const chosen = rateOf(requests.where({ route: "/a" }).where({ status: /5../ }));
  t.is(chosen.title, "Requests answered");
  t.is(expr(chosen), 'sum(rate(shop_requests_total{route="/a", status=~"5.."}[$__rate_interval]))');
  t.is(quantilesOf(duration.where({ route: "/a" })).unit, "s");
});

test("a selector that nobody declared goes by its name", (t) => {
  const { title, description, unit, queries } = rateOf(undescribed);
  t.is(title, "http_requests_total");
  t.is(description, "http_requests_total, per second.");
  t.is(unit, "ops");
  t.is(queries[0]?.legend, "http_requests_total");
});

const units = test.macro({
  exec(t, unit: string, value: string, rate: string) {
    t.is(levelOf(gauge("shop_level", { help: "Level.", unit }), { aggregate: "max" }).unit, value);
    t.is(rateOf(counter("shop_things_total", { help: "Things.", unit })).unit, rate);
  },
  title: (_, unit) => `units of ${unit}`,
});
test(units, "seconds", "s", "percentunit");
test(units, "bytes", "bytes", "Bps");
test(units, "ratio", "percentunit", "ops");
test(units, "boolean", "bool_yes_no", "ops");
test(units, "requests", "short", "reqps");
test(units, "decisions", "short", "ops");

test("how often a histogram observed has no unit of what it observed", (t) => {
  t.is(rateOf(duration.count).unit, "ops");
  t.is(rateOf(duration.sum).unit, "percentunit");
});

test("a rate is summed over what is not told apart", (t) => {
  const series = [
    requests.series({ route: "/a", status: "200" }, perSecond(3)),
    requests.series({ route: "/a", status: "500" }, perSecond(1)),
    requests.series({ route: "/b", status: "200" }, perSecond(5)),
  ];
  t.deepEqual(evaluated(only(rateOf(requests, { by: ["route"], range: "1m" })).expr, series), {
    'route="/a"': 4,
    'route="/b"': 5,
  });
  t.deepEqual(evaluated(only(increaseOf(requests, { range: "1m" })).expr, series), { "": 540 });
});

const errors = (options: { readonly by?: readonly "route"[] } = {}) =>
  only(errorRatio({ errors: requests.where({ status: /5../ }), total: requests, range: "1m", ...options })).expr;

test("the part that fails, per route", (t) => {
  const series = [
    requests.series({ route: "/a", status: "200" }, perSecond(3)),
    requests.series({ route: "/a", status: "503" }, perSecond(1)),
    requests.series({ route: "/b", status: "200" }, perSecond(5)),
  ];
  t.deepEqual(evaluated(errors({ by: ["route"] }), series), { 'route="/a"': 0.25, 'route="/b"': 0 });
  t.deepEqual(evaluated(errors(), series), { "": 0.111111111 });
});

test("no traffic is no error ratio, not 0 %", (t) => {
  const still = requests.series({ route: "/a", status: "200" }, constant(7));
  t.deepEqual(evaluated(errors(), [still]), {});
  t.deepEqual(evaluated(errors(), []), {});
});

test("0 % until the series that counts errors is born", (t) => {
  t.deepEqual(evaluated(errors(), [requests.series({ route: "/a", status: "200" }, perSecond(2))]), { "": 0 });
});

test("all fails", (t) => {
  t.deepEqual(evaluated(errors(), [requests.series({ route: "/a", status: "500" }, perSecond(2))]), { "": 1 });
});

test("quantiles are those of all series together", (t) => {
  const view = quantilesOf(duration, { range: "1m" });
  const series = [
    ...duration.series({ route: "/a" }, observe({ value: 0.05, by: 9, per: "1s" })),
    ...duration.series({ route: "/b" }, observe({ value: 0.3, by: 1, per: "1s" })),
  ];
  t.deepEqual(
    view.queries.map(({ legend }) => legend),
    ["P50", "P95", "P99"],
  );
  t.deepEqual(
    view.queries.map(({ expr }) => evaluated(expr, series)),
    [{ "": 0.055555556 }, { "": 0.3 }, { "": 0.38 }],
  );
  t.is(view.description, "Time to answer a request. P99: all but 1 % stay below it.");
});

test("where nothing was observed there is no quantile, and none is not a number", (t) => {
  const still = duration.series({ route: "/a" }, observe({ value: 0.05, by: 0, per: "1s" }));
  for (const { expr } of quantilesOf(duration, { range: "1m" }).queries) t.deepEqual(evaluated(expr, still), {});
});

test("quantiles by label say both in the legend", (t) => {
  const view = quantilesOf(duration, { quantiles: [0.999], by: ["route"] });
  t.is(only(view).legend, "{{route}} P99.9");
  t.is(
    expr(view),
    "histogram_quantile(0.999, sum by (le, route) (rate(shop_request_duration_seconds_bucket[$__rate_interval]))) >= 0",
  );
  t.regex(view.description, /P99\.9: all but 0\.1 % stay below it\.$/);
});

test("a heatmap is of the buckets of all series together", (t) => {
  const view = heatmapOf(duration.where({ route: "/a" }), { range: "1m" });
  t.is(print(view.queries[0].expr), 'sum by (le) (rate(shop_request_duration_seconds_bucket{route="/a"}[1m]))');
  t.like(view, { title: "Time to answer a request", unit: "s" });
});

test("a mean is nothing while nothing is observed", (t) => {
  const view = meanOf(pause, { range: "1m" });
  const summed = (by: number) => ({ metric: "shop_pause_seconds_sum", labels: {}, samples: perSecond(by) });
  const counted = (by: number) => ({ metric: "shop_pause_seconds_count", labels: {}, samples: perSecond(by) });
  t.deepEqual(evaluated(only(view).expr, [summed(1), counted(4)]), { "": 0.25 });
  t.deepEqual(evaluated(only(view).expr, [summed(0), counted(0)]), {});
  t.is(view.unit, "s");
});

test("of several, the fullest counts; what has no limit is left out", (t) => {
  const pool = (name: string, taken: number, most: number) => [
    used.series({ pool: name }, constant(taken)),
    limit.series({ pool: name }, constant(most)),
  ];
  const series = [...pool("a", 1, 10), ...pool("b", 9, 10), ...pool("c", 5, 0), ...pool("d", 5, -1)];
  t.deepEqual(evaluated(only(saturation({ used, limit })).expr, series), { "": 0.9 });
  t.deepEqual(evaluated(only(saturation({ used, limit, by: ["pool"] })).expr, series), {
    'pool="a"': 0.1,
    'pool="b"': 0.9,
  });
  t.deepEqual(evaluated(only(saturation({ used, limit })).expr, pool("c", 5, 0)), {});
});

test("a level is aggregated as asked, with a zero line unless it can be negative", (t) => {
  const series = [used.series({ pool: "a" }, constant(2)), used.series({ pool: "b" }, constant(4))];
  const level = (aggregate: "sum" | "max" | "min" | "avg") =>
    evaluated(only(levelOf(used, { aggregate })).expr, series)[""];
  t.deepEqual([level("sum"), level("max"), level("min"), level("avg")], [6, 4, 2, 3]);
  t.is(levelOf(used, { aggregate: "sum" }).min, 0);
  t.false("min" in levelOf(used, { aggregate: "sum", negative: true }));
});

test("a view is drawn by any panel with numbers, and gives way to what the panel says", (t) => {
  const dashboard = sample([
    timeseries("rate", rateOf(requests, { by: ["route"] })),
    stat("now", { ...rateOf(requests), title: "Now", unit: "ops", width: "sixth" }),
  ]).mapPanel("rate", (panel) => (panel.kind === "timeseries" ? { ...panel, draw: "bars" } : panel));
  const { panels } = JSON.parse(renderDashboard(dashboard));
  t.like(panels[1], { title: "Requests answered", fieldConfig: { defaults: { unit: "reqps", min: 0 } } });
  t.is(panels[1].fieldConfig.defaults.custom.drawStyle, "bars");
  t.like(panels[2], { title: "Now", gridPos: { w: 4 }, fieldConfig: { defaults: { unit: "ops" } } });
});
