import test from "ava";
import {
  constant,
  dashboardOf,
  end,
  panelOf,
  startKnownPrometheus,
  startTestPreview,
  stepSeconds,
  wave,
} from "./support/index.ts";

const alert = { alertname: "DiskFull", alertstate: "firing", instance: "a:9100", severity: "critical" };
const minutes = 60 / stepSeconds;
/** From half an hour to twenty minutes before the end. */
const firesThen = (n: number, count: number) =>
  count - n <= 30 * minutes && count - n >= 20 * minutes ? 1 : undefined;
const series = [
  { name: "load", labels: { host: "a" }, values: wave(10, 8) },
  { name: "ALERTS", labels: alert, values: firesThen },
  // Nothing that the query's templates name tells it from the one above.
  { name: "ALERTS", labels: { ...alert, disk: "b" }, values: firesThen },
  ...Array.from({ length: 50 }, (_, index) => ({
    name: "many",
    labels: { n: String(index).padStart(2, "0") },
    values: constant(index),
  })),
];

const firing = {
  name: "Firing alerts",
  enable: true,
  expr: 'ALERTS{alertstate="firing"}',
  iconColor: "red",
  step: "60s",
  titleFormat: "{{alertname}}",
  textFormat: "{{instance}}",
  tagKeys: "severity",
};
const broken = { name: "Broken", enable: true, expr: "sum(", iconColor: "blue" };

test("an alert that fired is a mark below the graphs, with its text; a switch takes it away", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const panels = [panelOf(1, "timeseries", ["load"]), panelOf(2, "stat", ["load"])];
  const dashboard = dashboardOf("a", panels, { annotations: { list: [firing, broken] } });
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboard }, prometheus });
  const { page, problems, ready } = await open("/d/a");
  await ready();
  const marks = page.locator("button[data-annotation]");
  await marks.first().waitFor();
  t.is(await marks.count(), 1);
  t.is(await marks.getAttribute("aria-label"), "Annotation: DiskFull");
  // Prometheus sees a series until five minutes after its last sample.
  const [from, to] = await Promise.all(["data-time", "data-time-end"].map((name) => marks.getAttribute(name)));
  t.deepEqual([Number(from) / 1000 - end, Number(to) / 1000 - end], [-30 * 60, -16 * 60]);
  await marks.hover();
  const tooltip = page.getByRole("tooltip");
  await tooltip.waitFor();
  t.deepEqual((await tooltip.innerText()).split("\n"), [
    "2026-01-15 11:30:00 to 2026-01-15 11:44:00",
    "DiskFull",
    "a:9100",
    "critical",
  ]);
  const fault = page.locator('[data-annotation="Broken"]').getByLabel(/parse error/);
  await fault.waitFor();
  // Switched off first: each switch asks those that are on again.
  await page.getByLabel("Broken", { exact: true }).click({ force: true });
  await fault.waitFor({ state: "detached" });
  t.true(
    problems.every((problem) => problem.includes("status of 400")),
    "nothing but the broken query",
  );
  problems.splice(0);
  await page.getByLabel("Firing alerts", { exact: true }).click({ force: true });
  await marks.waitFor({ state: "detached" });
});

test("a drag across a graph shows that part on the whole dashboard, a double click zooms out again", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const none = { tooltip: { mode: "none" } };
  const panels = [panelOf(1, "timeseries", ["load"]), panelOf(2, "timeseries", ["load"], { options: none })];
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const range = () => {
    const { searchParams } = new URL(page.url());
    return ["from", "to"].map((name) => Date.parse(searchParams.get(name) ?? "") / 1000) as [number, number];
  };
  for (const id of [1, 2]) {
    await page.goto(new URL(`/d/a?from=${(end - 3600) * 1000}&to=${end * 1000}`, page.url()).href);
    await ready();
    const box = await page.locator(`[data-panel-id="${id}"] .u-over`).boundingBox();
    if (box === null) throw new Error(`panel ${id} has no graph`);
    const at = (share: number) => box.x + box.width * share;
    const y = box.y + box.height / 2;
    await page.mouse.move(at(0.25), y);
    await page.mouse.down();
    await page.mouse.move(at(0.5), y, { steps: 4 });
    const before = page.url();
    await page.mouse.up();
    await page.waitForURL((url) => url.href !== before);
    const [from, to] = range();
    const perPixel = 3600 / box.width;
    t.true(Math.abs(from - (end - 2700)) < 2 * perPixel, `panel ${id}`);
    t.true(Math.abs(to - (end - 1800)) < 2 * perPixel, `panel ${id}`);
    await ready();
    const zoomed = page.url();
    await page.mouse.dblclick(at(0.5), y);
    await page.waitForURL((url) => url.href !== zoomed);
    const [outer, later] = range();
    t.true(Math.abs((later - outer) / (to - from) - 2) < 0.01, "twice as long");
  }
});

test("a graph is drawn again for new data only, and a hundred refreshes leave nothing behind", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const legend = { legend: { displayMode: "table", showLegend: true, calcs: ["max"] } };
  const panels = [
    panelOf(1, "timeseries", ["many"], { options: legend }),
    panelOf(2, "gauge", ["load"]),
    panelOf(3, "histogram", ["load"]),
    panelOf(4, "stat", ["load"]),
  ];
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const draws = async () => Number(await page.locator('[data-panel-id="1"] .uplot').getAttribute("data-draws"));
  const first = await draws();
  const refresh = async () => {
    const answered = page.waitForResponse((response) => response.url().includes("query_range"));
    await page.getByTestId("data-testid RefreshPicker run button").click();
    await answered;
    await ready();
  };
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const alive = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const metricOf = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return { nodes: metricOf("Nodes"), listeners: metricOf("JSEventListeners"), heap: metricOf("JSHeapUsedSize") };
  };
  for (let n = 0; n < 20; n += 1) await refresh();
  const early = await alive();
  for (let n = 0; n < 80; n += 1) await refresh();
  const late = await alive();
  t.true((await draws()) - first <= 100, `drawn ${await draws()} times`);
  t.is(await page.locator("canvas").count(), 3);
  t.true(late.nodes <= early.nodes + 50, `${early.nodes} nodes, then ${late.nodes}`);
  t.true(late.listeners <= early.listeners + 20, `${early.listeners} listeners, then ${late.listeners}`);
  t.true(late.heap <= early.heap * 1.25, `${early.heap} bytes, then ${late.heap}`);
});
