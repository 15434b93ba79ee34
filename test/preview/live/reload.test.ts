import test from "ava";
import { dashboardOf, panelOf, series, startScriptedPrometheus, startTestPreview } from "./support/index.ts";

test("a dashboard that changes while it is open: only what changed is asked again, all else stays", async (t) => {
  const prometheus = await startScriptedPrometheus(t, (asked) =>
    series(asked, asked.parameters.get("query") === "b2" ? 7 : 1),
  );
  const list = [{ name: "host", type: "custom", query: "one,two" }];
  const tall = (second: string, title: string) =>
    dashboardOf(
      "a",
      [
        panelOf(1, "stat", ["a{host='$host'}"], { gridPos: { x: 0, y: 0, w: 24, h: 30 } }),
        panelOf(2, "stat", [second], { gridPos: { x: 0, y: 30, w: 24, h: 30 } }),
        { id: 3, type: "row", title: "Row", collapsed: false, panels: [], gridPos: { x: 0, y: 60, w: 24, h: 1 } },
        panelOf(4, "stat", ["c"], { gridPos: { x: 0, y: 61, w: 24, h: 8 } }),
      ],
      { title, templating: { list } },
    );
  const preview = await startTestPreview(t, { dashboards: { "a.json": tall("b1", "Before") }, prometheus });
  const { page, ready } = await preview.open("/d/a?var-host=two&from=1768474800000&to=1768478400000");
  await ready();
  await page.locator("html").evaluate((html) => html.scrollTo(0, 1500));
  await page.locator('[data-row="row-3"] button').click();
  await ready();
  const address = page.url();
  const scrolled = await page.evaluate<number>("window.scrollY");
  t.true(scrolled > 1000);
  prometheus.asked.length = 0;
  preview.put("a.json", tall("b2", "After"));
  await page.locator('[data-panel-id="2"]', { hasText: /7/ }).waitFor();
  await ready();
  t.deepEqual(prometheus.expressions(), ["b2"]);
  t.is(page.url(), address);
  t.is(await page.evaluate("window.scrollY"), scrolled);
  t.is(await page.locator('[data-panel-id="4"]').count(), 0, "the row stays closed");
  t.regex(await page.title(), /^After /);
});

test("a file that breaks leaves the last good dashboard and says what is wrong; one that goes says so, and comes back", async (t) => {
  const prometheus = await startScriptedPrometheus(t, (asked) => series(asked, 1));
  const good = dashboardOf("a", [panelOf(1, "stat", ["up"])], { title: "Here" });
  const preview = await startTestPreview(t, { dashboards: { "a.json": good }, prometheus });
  const { page, ready, problems } = await preview.open("/d/a");
  await ready();
  preview.put("a.json", '{"uid": "a", "title": ');
  const banner = page.locator('[data-banner="file"]', { hasText: "a.json cannot be used" });
  await banner.waitFor();
  t.is(await page.locator('[data-panel-id="1"][data-panel-state="done"]').count(), 1);
  preview.put("a.json", good);
  await banner.waitFor({ state: "detached" });

  preview.remove("a.json");
  await page.getByText("“Here” is gone").waitFor();
  await page.getByText("Its file a.json was removed").waitFor();
  await ready();
  preview.put("a.json", good);
  await page.locator('[data-panel-id="1"][data-panel-state="done"]').waitFor();
  await ready();
  t.true(problems.splice(0).every((one) => one.includes("404")));
});
