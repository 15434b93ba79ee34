// Compiled by `tsc`, never run: every line marked as an error must be one.
import {
  alertList,
  barGauge,
  gauge,
  heatmap,
  histogram,
  histogramQuantile,
  increase,
  logs,
  max,
  minOverTime,
  rate,
  statusHistory,
  sum,
  timeseries,
} from "../../../dashboards/kit/index.ts";
import * as metric from "../../../metrics/kit/index.ts";
import { inFlight, requests } from "../../dashboards/kit/samples.ts";

const words = { title: "T", description: "D." } as const;
const byRoute = sum(rate(requests, "5m")).by("route");
const duration = metric.histogram("http_request_duration_seconds", {
  help: "Time to answer.",
  unit: "seconds",
  labels: ["route"],
});
const buckets = rate(duration.buckets, "$__rate_interval");
const up = { values: { 0: { text: "down" }, 1: { text: "up" } } } as const;

gauge("dial", { ...words, unit: "percentunit", min: 0, max: 1, queries: [{ expr: byRoute, legend: "{{route}}" }] });
// @ts-expect-error a dial has two ends
gauge("one end", { ...words, unit: "percentunit", min: 0, queries: [{ expr: byRoute, legend: "{{route}}" }] });
// @ts-expect-error a description is required
gauge("no description", { title: "T", unit: "s", min: 0, max: 1, queries: [{ expr: byRoute, legend: "all" }] });
// @ts-expect-error not a unit
gauge("unit", { ...words, unit: "requests", min: 0, max: 1, queries: [{ expr: byRoute, legend: "all" }] });
// @ts-expect-error by("route") dropped the label
gauge("legend", { ...words, unit: "s", min: 0, max: 1, queries: [{ expr: byRoute, legend: "{{code}}" }] });

barGauge("bars", { ...words, unit: "reqps", queries: [{ expr: byRoute, legend: "{{route}}" }] });
// @ts-expect-error by("route") dropped the label
barGauge("legend", { ...words, unit: "reqps", queries: [{ expr: byRoute, legend: "{{instance}}" }] });
// @ts-expect-error a range of samples is no bar
barGauge("range", { ...words, unit: "reqps", queries: [{ expr: requests.range("5m"), legend: "all" }] });
// @ts-expect-error rate() of a gauge
barGauge("rate", { ...words, unit: "reqps", queries: [{ expr: sum(rate(inFlight, "5m")), legend: "all" }] });

heatmap("rates", { ...words, unit: "s", queries: [{ expr: sum(buckets).by("le") }] });
heatmap("growth", { ...words, unit: "s", queries: [{ expr: sum(increase(duration.buckets, "1m")).by("le") }] });
// @ts-expect-error summed without le, nothing of the histogram is left
heatmap("no le", { ...words, unit: "s", queries: [{ expr: sum(buckets) }] });
// @ts-expect-error every route would draw its rows over those of the others
heatmap("two labels", { ...words, unit: "s", queries: [{ expr: sum(buckets).by("le", "route") }] });
// @ts-expect-error a gauge has no buckets
heatmap("gauge", { ...words, unit: "s", queries: [{ expr: max(inFlight) }] });
// @ts-expect-error a quantile is one number
heatmap("quantile", { ...words, unit: "s", queries: [{ expr: histogramQuantile(0.9, sum(buckets).by("le")) }] });
// @ts-expect-error one histogram
heatmap("two", { ...words, unit: "s", queries: [{ expr: sum(buckets).by("le") }, { expr: sum(buckets).by("le") }] });
// @ts-expect-error the rows are named by their bounds
heatmap("legend", { ...words, unit: "s", queries: [{ expr: sum(buckets).by("le"), legend: "{{le}}" }] });

histogram("spread", { ...words, unit: "short", queries: [{ expr: inFlight, legend: "{{instance}}" }] });
// @ts-expect-error buckets are counted already
histogram("buckets", { ...words, unit: "s", queries: [{ expr: sum(buckets).by("le"), legend: "{{le}}" }] });
// @ts-expect-error a counter says how much ever, not how much
histogram("counter", { ...words, unit: "short", queries: [{ expr: requests, legend: "{{instance}}" }] });
// @ts-expect-error no such label
histogram("legend", { ...words, unit: "short", queries: [{ expr: inFlight, legend: "{{host}}" }] });

statusHistory("up", { ...words, ...up, unit: "none", queries: [{ expr: inFlight, legend: "{{instance}}" }] });
statusHistory("worst", {
  ...words,
  unit: "short",
  thresholds: { steps: [{ from: 9, color: "red" }] },
  queries: [{ expr: minOverTime(inFlight, "$__interval"), legend: "{{instance}}" }],
});
// @ts-expect-error nobody says which colour a cell has
statusHistory("colourless", { ...words, unit: "none", queries: [{ expr: inFlight, legend: "{{instance}}" }] });
// @ts-expect-error no such label
statusHistory("legend", { ...words, ...up, unit: "none", queries: [{ expr: inFlight, legend: "{{code}}" }] });

logs("lines", { ...words, logql: '{container="api"}' });
// @ts-expect-error asked in LogQL
logs("promql", { ...words, logql: byRoute });
// @ts-expect-error Prometheus has no lines
logs("queries", { ...words, queries: [{ expr: byRoute, legend: "all" }] });
// @ts-expect-error a line has no unit
logs("unit", { ...words, logql: '{container="api"}', unit: "s" });

alertList("critical", { ...words, labels: { severity: "critical" }, states: ["firing"] });
// @ts-expect-error not a state of an alert
alertList("state", { ...words, states: ["alerting"] });
// @ts-expect-error it asks nothing but alerts
alertList("queries", { ...words, queries: [{ expr: byRoute, legend: "all" }] });

timeseries("may be empty", {
  ...words,
  unit: "reqps",
  mayBeEmpty: "Nobody asks at night.",
  queries: [{ expr: byRoute, legend: "{{route}}", mayBeEmpty: "No route is there before the first request." }],
});
// @ts-expect-error a reason, not a flag
timeseries("flag", { ...words, unit: "reqps", mayBeEmpty: true, queries: [{ expr: byRoute, legend: "{{route}}" }] });
