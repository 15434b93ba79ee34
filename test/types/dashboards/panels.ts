// Compiled by `tsc`, never run: every line marked as an error must be one.
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/gauge";
import { labelVariable, rate, row, stat, stateTimeline, sum, text, timeseries } from "../../../dashboards/kit/index.ts";
import { doorState, graph, inFlight, requests, sample } from "../../dashboards/kit/samples.ts";

const words = { title: "T", description: "D." } as const;
const queries = [{ expr: sum(rate(requests, "5m")), legend: "all" }] as const;

timeseries("known", { ...words, unit: "reqps", queries });
timeseries("own suffix", { ...words, unit: "suffix: messages", queries });
row("Row", [graph("ours"), new PanelBuilder().title("Theirs")]);

// @ts-expect-error not a unit
timeseries("unit", { ...words, unit: "requests", queries });
// @ts-expect-error a unit is required
timeseries("no unit", { ...words, queries });
// @ts-expect-error a description is required
timeseries("no description", { title: "T", unit: "s", queries });
// @ts-expect-error misspelt option
timeseries("option", { ...words, unit: "s", queries, treshold: 1 });
// @ts-expect-error no such width
timeseries("width", { ...words, unit: "s", queries, width: "huge" });
// @ts-expect-error a graph has no sparkline
timeseries("kind", { ...words, unit: "s", queries, sparkline: true });
// @ts-expect-error a text has no queries
text("text", { title: "T", content: "C", queries });
// @ts-expect-error no such colour
stat("colour", { ...words, unit: "s", queries, thresholds: { steps: [{ from: 1, color: "crimson" }] } });
stateTimeline("states", { ...words, queries: [doorState.timeline()], colors: { open: "red" } });
// @ts-expect-error not a state of the metric
stateTimeline("colour", { ...words, queries: [doorState.timeline()], colors: { closed: "red" } });
// @ts-expect-error nobody says what the numbers mean
stateTimeline("values", { ...words, queries: [{ expr: sum(inFlight), legend: "all" }] });
// @ts-expect-error a range of samples cannot be drawn
timeseries("range", { ...words, unit: "s", queries: [{ expr: requests.range("5m"), legend: "all" }] });
// @ts-expect-error a query of a graph has no unit of its own
timeseries("query", { ...words, unit: "s", queries: [{ expr: sum(rate(requests, "5m")), legend: "all", unit: "s" }] });
// @ts-expect-error rate() of a gauge
timeseries("gauge", { ...words, unit: "s", queries: [{ expr: sum(rate(inFlight, "5m")), legend: "all" }] });
// @ts-expect-error rate() without a range
timeseries("rate", { ...words, unit: "s", queries: [{ expr: sum(rate(requests)), legend: "all" }] });

labelVariable("route", { title: "Route", of: requests, label: "route" });
// @ts-expect-error not a label of the metric
labelVariable("route", { title: "Route", of: requests, label: "path" });

// @ts-expect-error a row holds panels
row("Row", ["rps"]);
// @ts-expect-error not a time Grafana knows
sample([], { time: { from: "yesterday", to: "now" } });
// @ts-expect-error dashboards are read only
sample([]).uid = "other";
