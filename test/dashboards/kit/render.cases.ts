import { PanelBuilder } from "@grafana/grafana-foundation-sdk/gauge";
import { DataqueryBuilder } from "@grafana/grafana-foundation-sdk/prometheus";
import test from "ava";
import {
  canonicalJson,
  type Dashboard,
  dashboardFileName,
  dashboardUrl,
  labelVariable,
  max,
  type PanelLike,
  raw,
  renderDashboard,
  row,
  stat,
  stateTimeline,
  sum,
  table,
  text,
  timeseries,
  variable,
} from "../../../dashboards/kit/index.ts";
import { matchesGolden } from "./golden.ts";
import { doorState, graph, inFlight, sample } from "./samples.ts";

const job = labelVariable("job", { title: "Job", of: inFlight, label: "job" });
const route = labelVariable("route", {
  title: "Route",
  of: inFlight.where({ job: variable("job") }),
  label: "route",
  multi: false,
});
const busy = inFlight.where({ job: variable("job"), route: variable("route") });

/** One of everything. */
function everything(): Dashboard {
  return sample([], {
    variables: [job, route],
    tags: ["red"],
    refresh: "1m",
    time: { from: "now-6h", to: "now" },
    links: [{ title: "Runbook", url: "https://example.com/runbook" }],
    rows: [
      row("Now", [
        stat("busy", {
          title: "Busy",
          description: "Requests in flight.",
          unit: "short",
          decimals: 0,
          noValue: "none",
          paint: "background",
          thresholds: {
            steps: [
              { from: 10, color: "orange" },
              { from: 20, color: "red" },
            ],
          },
          values: { 0: { text: "idle", color: "gray" } },
          queries: [{ expr: sum(busy), legend: "all" }],
        }),
        text("note", { title: "Note", content: "Quiet at *night*.", width: "three-quarters" }),
        graph("rps"),
        timeseries("stacked", {
          title: "In flight by route",
          description: "Parts of one whole.",
          unit: "short",
          min: 0,
          stack: true,
          legendAs: "table",
          thresholds: { steps: [{ from: 20, color: "red" }] },
          links: [{ title: "Busiest", url: dashboardUrl("http", "busy") }],
          queries: [
            { expr: sum(busy).by("route"), legend: "{{route}}" },
            { expr: max(busy), legend: "max" },
          ],
        }),
        stateTimeline("doors", {
          title: "Doors",
          description: "Locked is good.",
          noValue: "no doors",
          colors: { open: "red", locked: "green" },
          queries: [doorState.timeline({ door: "front" }), doorState.timeline({ door: "back" })],
        }),
      ]),
      row(
        "Details",
        [
          table("routes", {
            title: "Routes",
            description: "Busiest first.",
            columns: { route: "Route", instance: "" },
            sortBy: { column: "In flight", order: "descending" },
            queries: [
              { expr: busy, legend: "In flight", unit: "short", thresholds: { steps: [{ from: 9, color: "red" }] } },
              { expr: max(busy).by("route"), legend: "Most", decimals: 0 },
            ],
          }),
          table("one", {
            title: "One",
            description: "A single value column.",
            columns: { route: "Route" },
            queries: [{ expr: busy, legend: "In flight", values: { 0: { text: "idle" } } }],
          }),
        ],
        { collapsed: true },
      ),
      row("Beyond the kit", [theirs()]),
    ],
  });
}

function theirs() {
  return new PanelBuilder()
    .title("Theirs")
    .description("Made with Grafana's SDK.")
    .span(8)
    .height(6)
    .withTarget(new DataqueryBuilder().expr("vector(1)"))
    .withTarget(new DataqueryBuilder().expr("vector(2)").refId("A"));
}

test("everything at once", (t) => matchesGolden(t, "kit-everything.json", renderDashboard(everything())));

test("the smallest", (t) => matchesGolden(t, "kit-smallest.json", renderDashboard(sample([graph("rps")]))));

test("keys stand in order at every depth", (t) => {
  const rendered = renderDashboard(everything());
  t.is(rendered, canonicalJson(JSON.parse(rendered)));
});

test("the same definition gives the same bytes", (t) => {
  t.is(renderDashboard(everything()), renderDashboard(everything()));
});

test("no version, no id, schema 42, read only, final newline", (t) => {
  const rendered = renderDashboard(everything());
  const json = JSON.parse(rendered);
  t.false("version" in json || "id" in json);
  t.is(json.schemaVersion, 42);
  t.false(json.editable);
  t.true(rendered.endsWith("}\n"));
  t.is(dashboardFileName(everything()), "http.json");
});

test("every query has a refId of its own and goes through the datasource variable", (t) => {
  const panels = allPanels(everything()).filter(({ targets }) => targets !== undefined);
  t.is(panels.length, 7);
  for (const { title, targets = [] } of panels) {
    t.is(new Set(targets.map(({ refId }) => refId)).size, targets.length, title);
    for (const { datasource } of targets) t.deepEqual(datasource, { type: "prometheus", uid: `\${datasource}` }, title);
  }
});

test("exemplars are asked for where the panel says so", (t) => {
  t.regex(renderDashboard(sample([{ ...graph("with"), exemplars: true }])), /"exemplar": true/);
  t.false(renderDashboard(sample([graph("without")])).includes('"exemplar"'));
});

test("ids are unique, rows included", (t) => {
  const ids = allPanels(everything()).map(({ id }) => id);
  t.is(new Set(ids).size, ids.length);
  t.true(ids.every((id) => id > 0));
});

test("panels of a folded row lie inside it, those of an open row behind it", (t) => {
  const { panels } = JSON.parse(renderDashboard(everything()));
  t.deepEqual(
    panels.map((panel: RenderedPanel) => [panel.title, panel.panels?.length]),
    [
      ["Now", 0],
      ["Busy", undefined],
      ["Note", undefined],
      ["Title of rps", undefined],
      ["In flight by route", undefined],
      ["Doors", undefined],
      ["Details", 2],
      ["Beyond the kit", 0],
      ["Theirs", undefined],
    ],
  );
});

test("an SDK builder used in two dashboards ties neither to the other", (t) => {
  const builder = theirs();
  const first = sample([graph("a"), builder]);
  const before = renderDashboard(first);
  const second = renderDashboard(sample([builder]));
  builder.title("Changed");
  t.is(renderDashboard(first), before);
  t.regex(second, /"Theirs"/);
  t.deepEqual(place(first, "Theirs"), { h: 6, w: 8, x: 12, y: 1 });
});

test("raw() overrides key and size", (t) => {
  const dashboard = sample([raw("mine", theirs(), { width: "full", height: 3 })]);
  t.deepEqual(place(dashboard, "Theirs"), { h: 3, w: 24, x: 0, y: 1 });
  t.notThrows(() => dashboard.without("mine"));
  t.notThrows(() => sample([theirs()]).without("theirs"));
});

test("a panel shared by two dashboards affects neither", (t) => {
  const shared: PanelLike = graph("shared");
  const alone = renderDashboard(sample([shared]));
  renderDashboard(sample([graph("first"), shared]));
  t.is(renderDashboard(sample([shared])), alone);
});

test("canonical JSON sorts keys at every depth and keeps the order of lists", (t) => {
  t.is(
    canonicalJson({ b: [{ d: 1, c: 2 }], a: undefined }),
    '{\n  "b": [\n    {\n      "c": 2,\n      "d": 1\n    }\n  ]\n}\n',
  );
});

interface RenderedPanel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: object;
  readonly targets?: readonly { readonly refId: string; readonly datasource: object }[];
  readonly panels?: readonly RenderedPanel[];
}

function allPanels(dashboard: Dashboard): RenderedPanel[] {
  const { panels } = JSON.parse(renderDashboard(dashboard)) as { panels: RenderedPanel[] };
  return panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
}

function place(dashboard: Dashboard, title: string): object | undefined {
  return allPanels(dashboard).find((panel) => panel.title === title)?.gridPos;
}
