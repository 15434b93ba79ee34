import test from "ava";
import type { Locator } from "playwright-core";
import {
  constant,
  dashboardOf,
  grafanaFormat,
  panelOf,
  startKnownPrometheus,
  startTestPreview,
} from "./support/index.ts";

const series = [
  { name: "room", labels: { disk: "a" }, values: constant(2_500_000_000) },
  { name: "room", labels: { disk: "b" }, values: constant(500_000_000) },
  { name: "share", values: constant(0.1234) },
  { name: "up_now", values: constant(1) },
  { name: "steps", values: (n: number) => n % 10 },
];
const disk = { legendFormat: "{{disk}}", instant: true, range: false };
const steps = [
  { color: "green", value: null },
  { color: "orange", value: 1_000_000_000 },
  { color: "red", value: 2_000_000_000 },
];
const thresholds = { mode: "absolute", steps };
const bytes = { unit: "bytes", thresholds, min: 0, max: 4_000_000_000 };
/** As Grafana's dark theme has them. */
const colors = { orange: "#FF9830", red: "#F2495C", green: "#73BF69" };

/** What the shapes of a panel say of their values. */
async function told(panel: Locator): Promise<(string | null)[][]> {
  const shapes = await panel.locator("[data-value]").all();
  const names = ["data-value", "data-min", "data-max", "data-color"];
  return Promise.all(shapes.map((shape) => Promise.all(names.map((name) => shape.getAttribute(name)))));
}

test("single values are those of Prometheus, written, coloured and bounded as their fields say", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const format = await grafanaFormat();
  const fieldConfig = { defaults: bytes, overrides: [] };
  const mappings = [{ type: "value", options: { 1: { text: "Up", color: "green", index: 0 } } }];
  const panels = [
    panelOf(1, "stat", ["room"], { target: disk, fieldConfig, options: { colorMode: "value", graphMode: "none" } }),
    panelOf(2, "gauge", ["room"], { target: disk, fieldConfig }),
    panelOf(3, "bargauge", ["room"], { target: disk, fieldConfig, options: { displayMode: "basic" } }),
    panelOf(4, "stat", ["share"], { fieldConfig: { defaults: { unit: "percentunit", decimals: 1 }, overrides: [] } }),
    panelOf(5, "stat", ["up_now"], { fieldConfig: { defaults: { mappings }, overrides: [] } }),
    panelOf(6, "stat", ["up_now > 2"], { fieldConfig: { defaults: { noValue: "none at all" }, overrides: [] } }),
    panelOf(7, "gauge", ["room"], {
      target: disk,
      fieldConfig: { defaults: { unit: "bytes" }, overrides: [] },
      options: { showThresholdLabels: true },
    }),
    panelOf(8, "stat", ["steps"], {
      options: { reduceOptions: { calcs: ["max", "mean"], values: false, fields: "" }, textMode: "value" },
    }),
  ];
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready } = await open("/d/a", { height: 1500 });
  await ready();
  const panel = (id: number) => page.locator(`[data-panel-id="${id}"]`);
  const lines = async (id: number) => (await panel(id).innerText()).replaceAll(/\s+/g, " ");
  const [a, b] = [format(2_500_000_000, bytes), format(500_000_000, bytes)];
  t.is(await lines(1), `Panel 1 a ${a} b ${b}`);
  t.is(await panel(1).getByText("2.33", { exact: true }).evaluate(colorOf), "rgb(242, 73, 92)");
  t.is(await panel(1).getByText("477", { exact: true }).evaluate(colorOf), "rgb(115, 191, 105)");
  const bounds = ["0", "4000000000"];
  const both = [
    ["2500000000", ...bounds, colors.red],
    ["500000000", ...bounds, colors.green],
  ];
  t.deepEqual(await told(panel(2)), both);
  t.deepEqual(await told(panel(3)), both);
  t.deepEqual(
    await Promise.all((await panel(2).getByRole("img").all()).map((dial) => dial.getAttribute("aria-label"))),
    [`a ${a}`, `b ${b}`],
  );
  t.is(await lines(4), `Panel 4 ${format(0.1234, { unit: "percentunit", decimals: 1 })}`);
  t.is(await lines(5), "Panel 5 Up");
  t.is(await lines(6), "Panel 6 none at all");
  t.is(await panel(6).getAttribute("data-panel-state"), "nodata");
  // Without ends of its own a scale has those of the data.
  t.deepEqual(
    (await told(panel(7))).map(([, min, max]) => [min, max]),
    [
      ["500000000", "2500000000"],
      ["500000000", "2500000000"],
    ],
  );
  t.true((await lines(7)).includes(format(500_000_000, { unit: "bytes" })), "labels of the ends");
  // 241 samples in an hour, of which the last is the first of another ten.
  t.is(await lines(8), `Panel 8 ${format(9)} ${format((24 * 45) / 241)}`);
});

test("pies tell values and shares, and a click on a name shows it alone; histograms count", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const format = await grafanaFormat();
  const legend = { displayMode: "table", placement: "right", showLegend: true, values: ["value", "percent"] };
  const panels = [
    panelOf(1, "piechart", ["room"], {
      target: disk,
      fieldConfig: { defaults: { unit: "bytes" }, overrides: [] },
      options: { legend, displayLabels: ["name"] },
    }),
    panelOf(2, "histogram", ["steps"], {
      options: { bucketSize: 5, legend: { calcs: ["sum"], displayMode: "table" } },
    }),
  ];
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const pie = page.locator('[data-panel-id="1"]');
  const rows = async () =>
    (await pie.locator("tbody tr").allInnerTexts()).map((row) => row.trim().split(/\s*[\t\n]\s*/));
  const bytes = (value: number) => format(value, { unit: "bytes" });
  t.deepEqual(await rows(), [
    ["a", bytes(2_500_000_000), "83%"],
    ["b", bytes(500_000_000), "17%"],
  ]);
  const shares = async () =>
    Promise.all((await pie.locator("[data-share]").all()).map((slice) => slice.getAttribute("data-share")));
  t.deepEqual(
    (await shares()).map((share) => Number(share).toFixed(3)),
    ["0.833", "0.167"],
  );
  await pie.locator("tbody").getByText("b", { exact: true }).click();
  t.deepEqual(await shares(), ["1"]);
  t.deepEqual(await rows(), [
    ["a", "-", "-"],
    ["b", bytes(500_000_000), "100%"],
  ]);
  const axes = await page.locator('[data-panel-id="2"] .uplot').getAttribute("data-axes");
  t.deepEqual(
    (JSON.parse(axes ?? "[]") as { side: string; ticks: string[] }[]).map(({ side, ticks }) => [side, ticks.at(0)]),
    [
      ["bottom", "0"],
      ["left", "0"],
    ],
  );
});

/** Runs in the page. */
function colorOf(element: object): string {
  const { getComputedStyle } = globalThis as unknown as { getComputedStyle(of: object): { readonly color: string } };
  return getComputedStyle(element).color;
}
