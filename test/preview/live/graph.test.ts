import test from "ava";
import type { Page } from "playwright-core";
import {
  constant,
  dashboardOf,
  end,
  grafanaFormat,
  panelOf,
  startKnownPrometheus,
  startTestPreview,
  stepSeconds,
  wave,
} from "./support/index.ts";

const series = [
  { name: "load", labels: { host: "a" }, values: wave(10, 8) },
  { name: "load", labels: { host: "b" }, values: constant(4) },
  { name: "bytes", values: constant(3 * 1024 * 1024) },
];
const table = {
  displayMode: "table",
  placement: "bottom",
  showLegend: true,
  calcs: ["lastNotNull", "max", "mean", "min"],
};
const multi = { mode: "multi", sort: "desc" };
const host = { legendFormat: "{{host}}" };

/** What the graph of a panel says is on its canvas. */
async function drawn(page: Page, id: number) {
  const told = await page.locator(`[data-panel-id="${id}"] .uplot`).evaluate(({ dataset }) => ({ ...dataset }));
  return {
    series: JSON.parse(told.series ?? "[]") as string[],
    axes: JSON.parse(told.axes ?? "[]") as { side: string; label?: string; ticks: string[] }[],
    draws: Number(told.draws),
  };
}

async function rows(page: Page, id: number): Promise<string[][]> {
  const lines = await page.locator(`[data-panel-id="${id}"] tbody tr`).all();
  return Promise.all(lines.map(async (line) => (await line.locator("td").allInnerTexts()).slice(1)));
}

test("a legend's numbers are those of Prometheus, reduced and written by Grafana", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const format = await grafanaFormat();
  const unit = { unit: "s" };
  const panel = panelOf(1, "timeseries", ["load"], {
    target: host,
    options: { legend: table, tooltip: multi },
    fieldConfig: { defaults: unit, overrides: [] },
  });
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", [panel]) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const answer = await fetch(
    `${prometheus.url}/api/v1/query_range?${new URLSearchParams({
      query: "load",
      start: String(end - 3600),
      end: String(end),
      step: String(stepSeconds),
    })}`,
  );
  const { data } = (await answer.json()) as {
    data: { result: readonly { metric: { host: string }; values: readonly [number, string][] }[] };
  };
  const expected = data.result.map(({ metric, values }) => {
    const numbers = values.map(([, text]) => Number(text));
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    const calcs = [numbers.at(-1) ?? Number.NaN, Math.max(...numbers), mean, Math.min(...numbers)];
    return [metric.host, ...calcs.map((number) => format(number, unit))];
  });
  t.deepEqual(await rows(page, 1), expected);
  t.deepEqual(
    (await drawn(page, 1)).axes.map(({ side }) => side),
    ["bottom", "left"],
  );
});

test("a click in a legend shows a series alone, a click with a key puts it out and in, a head sorts", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const panels = [
    panelOf(1, "timeseries", ["load"], { target: host, options: { legend: table, tooltip: multi } }),
    panelOf(2, "timeseries", ["load"], { target: host, options: { legend: { displayMode: "hidden" } } }),
  ];
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const name = (label: string) => page.locator('[data-panel-id="1"]').getByText(label, { exact: true });
  const shows = async (names: readonly string[]) => {
    await page.locator(`[data-panel-id="1"] .uplot[data-series='${JSON.stringify(names)}']`).waitFor();
  };
  await shows(["a", "b"]);
  await name("b").click();
  await shows(["b"]);
  await name("b").click();
  await shows(["a", "b"]);
  await name("a").click({ modifiers: ["Control"] });
  await shows(["b"]);
  await name("a").click({ modifiers: ["Control"] });
  await shows(["a", "b"]);
  const order = async () => (await rows(page, 1)).map(([first]) => first);
  const head = page.locator('[data-panel-id="1"] th', { hasText: "Max" });
  await head.click();
  t.deepEqual(await order(), ["a", "b"]);
  await head.click();
  t.deepEqual(await order(), ["b", "a"]);
  await head.click();
  t.deepEqual(await order(), ["a", "b"]);
  t.is(await page.locator('[data-panel-id="2"]').getByText("a", { exact: true }).count(), 0, "a hidden legend");
});

test("axes: units, sides, labels, percent, logarithm, limits", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const custom = (custom: object, more: object = {}) => ({
    fieldConfig: { defaults: { custom, ...more }, overrides: [] },
  });
  const onRight = [
    { id: "unit", value: "bytes" },
    { id: "custom.axisPlacement", value: "right" },
    { id: "custom.axisLabel", value: "memory" },
  ];
  const panels = [
    panelOf(1, "timeseries", ["load", "bytes"], {
      fieldConfig: {
        defaults: { unit: "s" },
        overrides: [{ matcher: { id: "byFrameRefID", options: "B" }, properties: onRight }],
      },
    }),
    panelOf(2, "timeseries", ["load"], custom({ stacking: { mode: "percent", group: "A" } })),
    panelOf(3, "timeseries", ["load"], custom({ scaleDistribution: { type: "log", log: 10 } })),
    panelOf(4, "timeseries", ["load"], custom({ axisSoftMax: 100 })),
    panelOf(5, "timeseries", ["load"], custom({}, { min: -50, max: 50, decimals: 1 })),
    panelOf(6, "timeseries", ["load"], custom({ axisPlacement: "hidden" })),
  ];
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready } = await open("/d/a", { height: 1200 });
  await ready();
  const axes = async (id: number) => (await drawn(page, id)).axes.slice(1);
  const [left, right] = await axes(1);
  t.is(left?.side, "left");
  t.true(left?.ticks.every((tick) => tick.endsWith(" s")));
  t.is(right?.side, "right");
  t.is(right?.label, "memory");
  t.true(right?.ticks.some((tick) => tick.endsWith(" MiB")));
  t.deepEqual([(await axes(2))[0]?.ticks.at(0), (await axes(2))[0]?.ticks.at(-1)], ["0%", "100%"]);
  t.deepEqual((await axes(3))[0]?.ticks, ["1", "10", "100"]);
  t.is((await axes(4))[0]?.ticks.at(-1), "100");
  t.deepEqual([(await axes(5))[0]?.ticks.at(0), (await axes(5))[0]?.ticks.at(-1)], ["-40.0", "40.0"]);
  t.true((await axes(6)).every(({ ticks }) => ticks.length === 0) || (await axes(6)).length === 0);
});

test("the tooltip has the time and the values under the pointer, sorted; the crosshair is on all graphs", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const format = await grafanaFormat();
  const links = [{ title: "Open it", url: "/d/a?var-x=1" }];
  const panels = [
    panelOf(1, "timeseries", ["load"], { target: host, options: { tooltip: { mode: "multi", sort: "asc" } } }),
    panelOf(2, "timeseries", ["load"], {
      target: host,
      options: { tooltip: { mode: "single" } },
      fieldConfig: { defaults: { links }, overrides: [] },
    }),
    panelOf(3, "timeseries", ["load"], { target: host, options: { tooltip: { mode: "none" } } }),
  ];
  const dashboard = dashboardOf("a", panels, { graphTooltip: 1 });
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboard }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const tooltip = page.getByTestId("data-testid viz-tooltip-wrapper");
  const point = async (id: number, x: number, y: number) => {
    const box = await page.locator(`[data-panel-id="${id}"] .u-over`).boundingBox();
    if (box === null) throw new Error(`panel ${id} has no graph`);
    const place = { x: box.x + box.width * x, y: box.y + box.height * y };
    await page.mouse.move(place.x, place.y, { steps: 3 });
    return place;
  };
  await point(1, 0.5, 0.5);
  await tooltip.waitFor();
  const lines = (await tooltip.innerText()).split("\n");
  const [time = "", ...told] = lines;
  t.regex(time, /^2026-01-15 11:(29|30):\d\d$/);
  const at = Date.parse(`${time.replace(" ", "T")}Z`) / 1000;
  const values = await prometheus.query("load", at);
  const known = (name: string) =>
    format([...values].find(([metric]) => metric.includes(`"${name}"`))?.[1] ?? Number.NaN);
  const pairs = [
    ["a", known("a")],
    ["b", known("b")],
  ].sort(([, a], [, b]) => Number(a) - Number(b));
  t.deepEqual(told, pairs.flat());
  const crosshairs = await page.locator(".u-cursor-x").all();
  const cursors = await Promise.all(crosshairs.map((one) => one.getAttribute("style")));
  t.is(new Set(cursors).size, 1, "at the same time on each");

  const box = await page.locator('[data-panel-id="2"] .u-over').boundingBox();
  // On the constant series: 4 of a scale from 0 to 20.
  const place = await point(2, 0.25, 0.8);
  t.truthy(box);
  await tooltip.waitFor();
  t.deepEqual((await tooltip.innerText()).split("\n").slice(1), ["b", "4"]);
  await page.mouse.click(place.x, place.y);
  const link = page.getByRole("link", { name: "Open it" });
  await link.waitFor();
  t.is(await link.getAttribute("href"), "/d/a?var-x=1");
  await page.keyboard.press("Escape");
  await link.waitFor({ state: "detached" });

  await point(3, 0.5, 0.8);
  t.is(await tooltip.count(), 0, "no tooltip where none is wanted");
});
