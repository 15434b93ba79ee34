import test, { type ExecutionContext } from "ava";
import type { Page } from "playwright-core";
import { dashboardOf, panelOf, series, startScriptedPrometheus, startTestPreview } from "./support/index.ts";

const gridPos = (x: number, y: number, w: number, h: number) => ({ gridPos: { x, y, w, h } });

async function shown(t: ExecutionContext, dashboard: object, path = "/d/a", size = {}) {
  const prometheus = await startScriptedPrometheus(t, (asked) => series(asked, 1));
  const preview = await startTestPreview(t, { dashboards: { "a.json": dashboard }, prometheus });
  const watched = await preview.open(path, size);
  await watched.ready();
  return { ...watched, prometheus };
}

async function top(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).boundingBox();
  return Math.round(box?.y ?? Number.NaN);
}

test("rows of both forms open and close, and move what is below", async (t) => {
  const inside = [panelOf(2, "stat", ["inside"], gridPos(0, 1, 12, 4))];
  const { page, ready, prometheus } = await shown(
    t,
    dashboardOf("a", [
      { id: 1, type: "row", title: "Closed", collapsed: true, ...gridPos(0, 0, 24, 1), panels: inside },
      { id: 3, type: "row", title: "Open", collapsed: false, ...gridPos(0, 1, 24, 1), panels: [] },
      panelOf(4, "stat", ["below"], gridPos(0, 2, 12, 4)),
    ]),
  );
  t.deepEqual(prometheus.expressions(), ["below"]);
  t.is(await page.locator('[data-panel-id="2"]').count(), 0);
  const before = await top(page, '[data-panel-id="4"]');
  await page.getByRole("button", { name: "Expand row" }).click();
  await page.locator('[data-panel-id="2"][data-panel-state="done"]').waitFor();
  t.is((await top(page, '[data-panel-id="4"]')) - before, 4 * 38);
  await page.locator('[data-row="row-3"] button').click();
  await page.locator('[data-panel-id="4"]').waitFor({ state: "detached" });
  t.regex(await page.locator('[data-row="row-3"]').innerText(), /Open\s*\(1 panel\)/);
  await ready();
  await page.locator('[data-row="row-1"] button').click();
  await page.locator('[data-panel-id="2"]').waitFor({ state: "detached" });
});

test("panels and rows are repeated for each value, with the value in titles and queries", async (t) => {
  const list = [
    { name: "host", type: "custom", query: "a,b,c", multi: true, includeAll: true, current: { value: ["a", "b"] } },
    { name: "zone", type: "custom", query: "one : 1,two : 2", multi: true, current: { value: ["1", "2"] } },
  ];
  const panels = [
    panelOf(1, "stat", ["up{host=~'$host'}"], { title: "Host $host", repeat: "host", ...gridPos(0, 0, 24, 4) }),
    { id: 2, type: "row", title: "Zone $zone", repeat: "zone", collapsed: false, ...gridPos(0, 4, 24, 1), panels: [] },
    panelOf(3, "stat", ["up{zone=~'$zone'}"], { title: "In $zone", ...gridPos(0, 5, 12, 4) }),
  ];
  const { page, prometheus } = await shown(t, dashboardOf("a", panels, { templating: { list } }));
  const titles = await page.locator("[data-panel-id] h2").allInnerTexts();
  t.deepEqual(titles, ["Host a", "Host b", "In one", "In two"]);
  t.deepEqual(await page.locator("[data-row] button").allInnerTexts(), ["Zone one", "Zone two"]);
  t.deepEqual(prometheus.expressions().toSorted(), [
    "up{host=~'a'}",
    "up{host=~'b'}",
    "up{zone=~'1'}",
    "up{zone=~'2'}",
  ]);
  await page.goto(`${page.url().split("?")[0]}?var-host=$__all&var-zone=1`);
  await page.locator('[data-panel-id="1-clone-2"][data-panel-state="done"]').waitFor();
  t.is(await page.locator("[data-row]").count(), 1);
});

test("of a hundred panels those in view are asked; the others when they come near; all of them in kiosk", async (t) => {
  const panels = Array.from({ length: 100 }, (_, n) =>
    panelOf(n + 1, "stat", [`metric_${n + 1}`], gridPos(0, n * 8, 24, 8)),
  );
  const { page, ready, prometheus } = await shown(t, dashboardOf("a", panels));
  const first = prometheus.expressions().length;
  t.true(first >= 3 && first < 10, `${first} asked`);
  await page.locator("html").evaluate((html) => html.scrollTo(0, 50 * 8 * 38));
  await page.locator('[data-panel-id="51"][data-panel-state="done"]').waitFor();
  await ready();
  t.true(prometheus.expressions().length < 25);
  await page.goto(`${page.url()}&kiosk`);
  await ready();
  t.is(await page.locator('[data-panel-state="done"]').count(), 100);
  t.is(await page.locator("header, [data-dashboard-controls]").count(), 0);
});

test("one panel alone by its id, also in a closed row; Escape leads back, and so does the browser", async (t) => {
  const inside = [panelOf(7, "stat", ["inside"], gridPos(0, 1, 12, 4))];
  const row = { id: 1, type: "row", title: "Closed", collapsed: true, ...gridPos(0, 0, 24, 1), panels: inside };
  const dashboard = dashboardOf("a", [row, panelOf(8, "stat", ["other"], gridPos(0, 1, 12, 4))]);
  const { page, ready, prometheus } = await shown(t, dashboard, "/d/a?viewPanel=panel-7");
  t.deepEqual(prometheus.expressions(), ["inside"]);
  const box = await page.locator('[data-panel-id="7"] section').boundingBox();
  t.true((box?.width ?? 0) > 1500 && (box?.height ?? 0) > 700);
  await page.keyboard.press("Escape");
  await page.locator('[data-panel-id="8"][data-panel-state="done"]').waitFor();
  t.false(page.url().includes("viewPanel"));
  await page.goBack();
  await page.locator('[data-panel-id="7"]').waitFor();
  await page.goto(page.url().replace("panel-7", "99"));
  await page.getByText("There is no panel 99").waitFor();
  await ready();
});

test("narrow pages have one panel per line", async (t) => {
  const panels = [panelOf(1, "stat", ["a"], gridPos(0, 0, 12, 4)), panelOf(2, "stat", ["b"], gridPos(12, 0, 12, 4))];
  const { page } = await shown(t, dashboardOf("a", panels), "/d/a", { width: 500 });
  const [one, two] = await Promise.all([1, 2].map((id) => page.locator(`[data-panel-id="${id}"]`).boundingBox()));
  t.is(one?.x, two?.x);
  t.true((one?.y ?? 0) + (one?.height ?? 0) <= (two?.y ?? 0));
  t.true((one?.width ?? 0) > 400);
});
