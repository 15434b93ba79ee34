// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how Grafana refers to variables
import test from "ava";
import { dashboardOf, panelOf, series, startScriptedPrometheus, startTestPreview } from "./support/index.ts";

const minute = 60_000;

test("the range: from the address, chosen, zoomed, moved; back leads to the one before", async (t) => {
  const prometheus = await startScriptedPrometheus(t, (asked) => series(asked, 1));
  const dashboards = { "a.json": dashboardOf("a", [panelOf(1, "timeseries", ["up"])]) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a?from=1768474800000&to=2026-01-15T12:00:00Z");
  await ready();
  const range = () => ["from", "to"].map((name) => new URL(page.url()).searchParams.get(name));
  const lastAsked = () => ["start", "end"].map((name) => Number(prometheus.asked.at(-1)?.parameters.get(name)) * 1000);
  t.deepEqual(range(), ["2026-01-15T11:00:00.000Z", "2026-01-15T12:00:00.000Z"]);
  t.deepEqual(
    lastAsked(),
    range().map((end) => Date.parse(String(end))),
  );

  await page.getByRole("button", { name: "Zoom out time range" }).click();
  await page.waitForURL(/10%3A30/);
  t.deepEqual(range(), ["2026-01-15T10:30:00.000Z", "2026-01-15T12:30:00.000Z"]);
  await page.getByRole("button", { name: "Move time range backwards" }).click();
  await page.waitForURL(/09%3A30/);
  t.deepEqual(range(), ["2026-01-15T09:30:00.000Z", "2026-01-15T11:30:00.000Z"]);
  await page.goBack();
  await page.goBack();
  await page.waitForURL(/11%3A00/);
  await ready();
  t.deepEqual(
    lastAsked(),
    range().map((end) => Date.parse(String(end))),
  );

  await page.getByRole("button", { name: /Time range selected/ }).click();
  await page.getByText("Last 5 minutes").click();
  await page.waitForURL(/from=now-5m/);
  t.deepEqual(range(), ["now-5m", "now"]);
  await ready();
  await page.keyboard.press("t");
  await page.keyboard.press("z");
  await page.waitForURL((url) => !url.href.includes("now-5m"));
  const [from, to] = range().map((end) => Date.parse(String(end)));
  t.is((to ?? 0) - (from ?? 0), 10 * minute);
});

test("what a dashboard says of time holds: zone, own range of a panel, shifted range", async (t) => {
  const prometheus = await startScriptedPrometheus(t, (asked) => series(asked, 1));
  const panels = [
    panelOf(1, "timeseries", ["own"], { timeFrom: "2h" }),
    panelOf(2, "timeseries", ["shifted"], { timeShift: "1d" }),
    panelOf(3, "timeseries", ["both"], { timeFrom: "2h", timeShift: "1d", hideTimeOverride: true }),
    panelOf(4, "text", [], {
      options: { mode: "markdown", content: "It is ${__from:date:YYYY-MM-DD HH} in ${__timezone}" },
    }),
  ];
  const more = { time: { from: "now-1h", to: "now" }, timezone: "Asia/Tokyo" };
  const dashboards = { "a.json": dashboardOf("a", panels, more) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const lengthOf = (expr: string) => {
    const parameters = prometheus.asked.find((one) => one.parameters.get("query") === expr)?.parameters;
    const [start, end] = ["start", "end"].map((name) => Number(parameters?.get(name)) * 1000);
    return { length: (end ?? 0) - (start ?? 0), ago: Date.now() - (end ?? 0) };
  };
  const near = (ms: number, expected: number) => Math.abs(ms - expected) < 5 * minute;
  t.true(near(lengthOf("own").length, 120 * minute) && near(lengthOf("own").ago, 0));
  t.true(near(lengthOf("shifted").length, 60 * minute) && near(lengthOf("shifted").ago, 1440 * minute));
  t.true(near(lengthOf("both").length, 120 * minute) && near(lengthOf("both").ago, 1440 * minute));
  t.deepEqual(await page.locator("[data-panel-range]").allInnerTexts(), ["Last 2h", "timeshift -1d"]);
  const hour = new Date(Date.now() - 60 * minute + 9 * 60 * minute).toISOString().slice(0, 13).replace("T", " ");
  t.true((await page.locator('[data-panel-id="4"]').innerText()).includes(`It is ${hour} in Asia/Tokyo`));
  t.is(new URL(page.url()).searchParams.get("timezone"), "Asia/Tokyo");
});

test("refresh asks again what is in view, and nothing else; a query that is slower than it comes to its end", async (t) => {
  const waiting: (() => void)[] = [];
  const prometheus = await startScriptedPrometheus(t, async (asked) => {
    if (asked.parameters.get("query") === "slow") await new Promise<void>((go) => waiting.push(go));
    return series(asked, 1);
  });
  const panels = [
    panelOf(1, "stat", ["seen"], { gridPos: { x: 0, y: 0, w: 12, h: 8 } }),
    panelOf(2, "stat", ["slow"], { gridPos: { x: 12, y: 0, w: 12, h: 8 } }),
    panelOf(3, "stat", ["far"], { gridPos: { x: 0, y: 100, w: 12, h: 8 } }),
    panelOf(4, "text", [], { gridPos: { x: 0, y: 8, w: 24, h: 92 }, options: { content: "long" } }),
  ];
  const more = { time: { from: "now-1h", to: "now" }, refresh: "1s" };
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels, more) }, prometheus });
  const { page } = await open("/d/a");
  const count = (expr: string) => prometheus.expressions().filter((one) => one === expr).length;
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise((next) => setTimeout(next, 50));
  };
  await until(() => count("seen") >= 3);
  t.is(count("slow"), 1, "not given up for the next one");
  t.is(count("far"), 0);
  for (const go of waiting.splice(0)) go();
  await until(() => count("slow") === 2);
  t.regex(await page.locator('[data-panel-id="2"]').innerText(), /\b1\b/, "its answer is shown");
  await page.locator('[data-panel-id="1"]').hover();
  await page.getByRole("button", { name: /auto refresh/i }).click();
  await page.getByText("Off", { exact: true }).click();
  await page.waitForURL(/refresh=(&|$)/);
  for (const go of waiting.splice(0)) go();
});
