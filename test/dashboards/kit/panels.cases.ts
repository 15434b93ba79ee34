import test from "ava";
import {
  alertList,
  barGauge,
  canonicalJson,
  clicked,
  dashboardLink,
  gauge,
  heatmap,
  histogram,
  logs,
  max,
  minOverTime,
  not,
  type PanelLike,
  rate,
  renderDashboard,
  stat,
  statusHistory,
  sum,
  table,
  variable,
} from "../../../dashboards/kit/index.ts";
import * as metric from "../../../metrics/kit/index.ts";
import { matchesGolden } from "./golden.ts";
import { graph, inFlight, requests, sample } from "./samples.ts";

const duration = metric.histogram("http_request_duration_seconds", {
  help: "Time to answer.",
  unit: "seconds",
  labels: ["route"],
});
const byRoute = sum(rate(requests, "$__rate_interval")).by("route");

const panels = {
  dial: gauge("dial", {
    title: "Workers busy",
    description: "Part of the workers that have a request.",
    unit: "percentunit",
    min: 0,
    max: 1,
    thresholds: { steps: [{ from: 0.8, color: "orange" }] },
    queries: [{ expr: max(inFlight), legend: "busy" }],
  }),
  bars: barGauge("bars", {
    title: "Busiest routes",
    description: "Requests per second.",
    unit: "reqps",
    dataLinks: [dashboardLink("http", { title: "This route", variables: { route: clicked("route") } })],
    queries: [{ expr: byRoute, legend: "{{route}}" }],
  }),
  heat: heatmap("heat", {
    title: "Time to answer",
    description: "Most should lie low.",
    unit: "s",
    mayBeEmpty: "Nobody asks at night.",
    queries: [{ expr: sum(rate(duration.buckets, "$__rate_interval")).by("le") }],
  }),
  spread: histogram("spread", {
    title: "In flight",
    description: "One hump is good.",
    unit: "short",
    of: "now",
    bucketSize: 5,
    combine: true,
    queries: [{ expr: inFlight, legend: "{{instance}}" }],
  }),
  history: statusHistory("history", {
    title: "Answers",
    description: "Red: did not answer.",
    unit: "none",
    cells: 30,
    values: { 0: { text: "no", color: "red" }, 1: { text: "yes", color: "green" } },
    queries: [{ expr: minOverTime(inFlight, "$__interval"), legend: "{{instance}}" }],
  }),
  lines: logs("lines", { title: "Errors", description: "Normally none.", logql: '{job="http"} |= "error"', limit: 50 }),
  firing: alertList("firing", {
    title: "Alerts",
    description: "Nothing is good.",
    labels: { severity: ["critical", "warning"], alertname: not("Watchdog") },
    states: ["firing"],
    groupBy: ["severity"],
  }),
  cells: table("cells", {
    title: "Routes",
    description: "Busiest first.",
    columns: { route: "Route" },
    dataLinks: [{ title: "Its page", url: `/r/${clicked("route")}`, newTab: true }],
    queries: [{ expr: byRoute, legend: "Requests" }],
  }),
} as const;

test("one of each kind", (t) => matchesGolden(t, "kit-panels.json", renderDashboard(sample(Object.values(panels)))));

test("keys stand in order at every depth, whatever the kind", (t) => {
  const rendered = renderDashboard(sample(Object.values(panels)));
  t.is(rendered, canonicalJson(JSON.parse(rendered)));
});

test("bars begin at zero unless told otherwise, so that the smallest is not empty", (t) => {
  t.is(rendered(panels.bars).fieldConfig.defaults.min, 0);
  t.is(rendered({ ...panels.bars, min: 10 }).fieldConfig.defaults.min, 10);
});

test("single values are in the words of a Grafana that does not give a share the ends 0 and 1", (t) => {
  const share = stat("share", { ...panels.bars, unit: "percentunit", sparkline: true });
  t.like(rendered(share), { pluginVersion: "11.0.0", fieldConfig: { defaults: { unit: "percentunit" } } });
  t.is(rendered(share).fieldConfig.defaults.max, undefined);
  t.is(rendered(panels.bars).pluginVersion, "11.0.0");
});

test("a heatmap gets buckets as buckets", (t) => {
  const { targets, options } = rendered(panels.heat);
  t.like(targets?.[0], { format: "heatmap", legendFormat: "{{le}}", range: true });
  t.like(options, { calculate: false, yAxis: { unit: "s" }, cellValues: { unit: "ops" } });
});

test("the reason for no data is what a panel without data says, unless it has words of its own", (t) => {
  t.is(rendered(panels.heat).fieldConfig.defaults.noValue, "Nobody asks at night.");
  t.is(rendered({ ...panels.heat, noValue: "none" }).fieldConfig.defaults.noValue, "none");
});

test("only a dashboard with log lines has a choice of Loki", (t) => {
  const variables = (...shown: readonly PanelLike[]) =>
    JSON.parse(renderDashboard(sample(shown))).templating.list.map(({ name }: { readonly name: string }) => name);
  t.deepEqual(variables(graph("a")), ["datasource"]);
  t.deepEqual(variables(graph("a"), panels.lines), ["datasource", "loki_datasource"]);
});

test("a list of alerts filters with matchers, in which variables are regular expressions", (t) => {
  const { options, datasource } = rendered(panels.firing);
  t.is(datasource, undefined);
  t.like(options, {
    alertInstanceLabelFilter: '{alertname!="Watchdog", severity=~"critical|warning"}',
    datasource: "Prometheus",
    stateFilter: { firing: true, pending: false, normal: false },
  });
  const chosen = sample([{ ...panels.firing, labels: { route: variable("route") } }, graph("a")], {
    variables: [{ name: "route", title: "Route", of: inFlight, label: "route" }],
  });
  t.is(JSON.parse(renderDashboard(chosen)).panels[1].options.alertInstanceLabelFilter, `{route=~"\${route:regex}"}`);
});

test("a link on a cell reads the label from its column", (t) => {
  t.deepEqual(rendered(panels.cells).fieldConfig.defaults.links, [
    { title: "Its page", url: `/r/\${__data.fields["Route"]:percentencode}`, targetBlank: true },
  ]);
});

test("queries of a table keep their time until they are joined, so that one without rows does not keep the others apart", (t) => {
  const { queries } = panels.cells;
  const [filter, merge, organize] = rendered({
    ...panels.cells,
    queries: [...queries, { expr: byRoute, legend: "Twice" }],
  }).transformations as readonly Transformation[];
  t.deepEqual(filter?.options.include, { names: ["Time", "route", "Value #A", "Value #B"] });
  t.is(merge?.id, "merge");
  t.deepEqual(organize?.options.excludeByName, { Time: true });
  t.deepEqual(organize?.options.renameByName, { route: "Route", "Value #A": "Requests", "Value #B": "Twice" });
});

test("a table of one query has no time to keep", (t) => {
  const [filter, organize] = rendered(panels.cells).transformations as readonly Transformation[];
  t.deepEqual(filter?.options.include, { names: ["route", "Value"] });
  t.deepEqual(organize?.options.excludeByName, {});
});

interface Transformation {
  readonly id: string;
  readonly options: { readonly include?: object; readonly excludeByName?: object; readonly renameByName?: object };
}

interface Rendered {
  readonly datasource?: object;
  readonly options: object;
  readonly pluginVersion?: string;
  readonly transformations?: readonly object[];
  readonly targets?: readonly object[];
  readonly fieldConfig: {
    readonly defaults: {
      readonly min?: number;
      readonly max?: number;
      readonly noValue?: string;
      readonly links?: object;
    };
  };
}

function rendered(panel: PanelLike): Rendered {
  return JSON.parse(renderDashboard(sample([panel]))).panels[1];
}
