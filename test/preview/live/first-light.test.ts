import test from "ava";
import { constant, dashboardOf, panelOf, startKnownPrometheus, startTestPreview } from "./support/index.ts";

test("a dashboard's numbers are those of Prometheus", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series: [{ name: "queue_length", values: constant(42) }] });
  const dashboards = { "a.json": dashboardOf("a", [panelOf(1, "stat", ["queue_length"])]) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  t.regex(await page.locator('[data-panel-id="1"]').innerText(), /\b42\b/);
  t.is(await page.locator('[data-panel-id="1"]').getAttribute("data-panel-state"), "done");
});
