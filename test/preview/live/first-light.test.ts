import test from "ava";
import {
  constant,
  dashboardOf,
  end,
  grafanaFormat,
  growing,
  panelOf,
  startKnownPrometheus,
  startTestPreview,
  wave,
} from "./support/index.ts";

const series = [
  { name: "requests_total", labels: { job: "api", code: "200" }, values: growing(12.5) },
  { name: "requests_total", labels: { job: "api", code: "500" }, values: growing(0.025) },
  { name: "latency_seconds_sum", values: growing(3.75) },
  { name: "latency_seconds_count", values: growing(12.525) },
  { name: "memory_bytes", labels: { instance: "a" }, values: wave(900_000_000, 100_000_000) },
  { name: "memory_bytes", labels: { instance: "b" }, values: constant(1_536_000_000) },
  { name: "queue_length", values: wave(40, 25, 45) },
  { name: "started_seconds", values: constant(end - 90_061) },
  { name: "temperature_celsius", values: constant(-3.5) },
];

/** Unit and decimals of a panel, and what it asks; one series each. */
const questions: readonly (readonly [unit: string, decimals: number | undefined, expr: string])[] = [
  ["reqps", undefined, "sum(rate(requests_total[5m]))"],
  ["reqps", 2, 'rate(requests_total{code="500"}[5m])'],
  ["percentunit", undefined, 'sum(rate(requests_total{code="500"}[5m])) / sum(rate(requests_total[5m]))'],
  ["percent", 3, '100 * sum(rate(requests_total{code="500"}[5m])) / sum(rate(requests_total[5m]))'],
  ["s", undefined, "rate(latency_seconds_sum[5m]) / rate(latency_seconds_count[5m])"],
  ["ms", 1, "1000 * rate(latency_seconds_sum[5m]) / rate(latency_seconds_count[5m])"],
  ["bytes", undefined, "sum(memory_bytes)"],
  ["decbytes", 2, "max(memory_bytes)"],
  ["short", undefined, 'increase(requests_total{code="200"}[1h])'],
  ["short", 0, "queue_length"],
  ["none", undefined, "max_over_time(queue_length[1h])"],
  ["locale", undefined, "sum(requests_total)"],
  ["dtdurations", undefined, "time() - started_seconds"],
  ["s", 0, "time() - started_seconds"],
  ["celsius", undefined, "temperature_celsius"],
  ["short", undefined, "vector(0)"],
  ["sci", 2, "sum(memory_bytes)"],
  ["hex", undefined, "round(queue_length)"],
  ["bps", undefined, '8 * deriv(memory_bytes{instance="a"}[10m])'],
  ["cps", undefined, "count(requests_total)"],
  ["bool_yes_no", undefined, "queue_length > bool 1000"],
  ["short", undefined, "1 / vector(0)"],
];

test("the numbers of a dashboard are those of Prometheus, written by Grafana's formatter", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const format = await grafanaFormat();
  const panels = questions.map(([unit, decimals, expr], index) =>
    panelOf(index + 1, "stat", [expr], {
      target: { instant: true, range: false },
      gridPos: { x: (index % 6) * 4, y: Math.floor(index / 6) * 4, w: 4, h: 4 },
      fieldConfig: { defaults: { unit, ...(decimals !== undefined && { decimals }) }, overrides: [] },
    }),
  );
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  for (const [index, [unit, decimals, expr]] of questions.entries()) {
    const [value = Number.NaN] = (await prometheus.query(expr, end)).values();
    const panel = page.locator(`[data-panel-id="${index + 1}"]`);
    t.is(await panel.getAttribute("data-panel-state"), "done", expr);
    const shown = (await panel.innerText()).replace(/^Panel \d+/, "");
    const expected = format(value, { unit, ...(decimals !== undefined && { decimals }) });
    t.is(shown.replaceAll(/\s/g, ""), expected.replaceAll(/\s/g, ""), `${expr} in ${unit}`);
  }
});

test("Prometheus goes and comes back: each panel says so, and shows its number again", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const panels = [panelOf(1, "stat", ["temperature_celsius"]), panelOf(2, "timeseries", ["queue_length"])];
  const dashboards = { "a.json": dashboardOf("a", panels) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready, problems } = await open("/d/a");
  await ready();
  const states = (state: string) => page.locator(`[data-panel-state="${state}"]`);
  const refresh = page.getByRole("button", { name: /refresh dashboard/i });
  await prometheus.stop();
  await refresh.click();
  await states("error").nth(1).waitFor();
  t.regex(await page.locator('[data-panel-id="1"]').innerText(), /Prometheus cannot be reached/);
  await prometheus.start();
  await refresh.click();
  await states("done").nth(1).waitFor();
  t.is(await states("error").count(), 0);
  t.regex(await page.locator('[data-panel-id="1"]').innerText(), /-3\.5/);
  // The browser's own words for the answers that say that Prometheus is away.
  t.deepEqual(
    problems.splice(0).filter((problem) => !/502|504/.test(problem)),
    [],
  );
});
