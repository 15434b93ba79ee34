import test from "ava";
import { constant, dashboardOf, panelOf, startKnownPrometheus, startTestPreview, tooltipAt } from "./support/index.ts";

const halfHour = 120;

const series = [
  {
    name: "up_state",
    labels: { service: "api" },
    values: (n: number, count: number) => (count - n < halfHour ? 0 : 1),
  },
  { name: "up_state", labels: { service: "db" }, values: constant(1) },
];

const mappings = [
  {
    type: "value",
    options: { "0": { text: "DOWN", color: "red", index: 0 }, "1": { text: "UP", color: "green", index: 1 } },
  },
];

test("states last until they change, are named by mappings, and tell at a point what they are and how long", async (t) => {
  const target = { legendFormat: "{{service}}" };
  const mapped = panelOf(1, "state-timeline", ["up_state"], { target, fieldConfig: { defaults: { mappings } } });
  const paged = panelOf(2, "state-timeline", ["up_state"], { target, options: { perPage: 1 } });
  const prometheus = await startKnownPrometheus(t, { series });
  const dashboards = { "a.json": dashboardOf("a", [mapped, paged]) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const panel = page.locator('[data-panel-id="1"]');
  t.is(await panel.getByRole("img").getAttribute("aria-label"), "2 rows: api, db");
  t.regex(await panel.innerText(), /UP[\s\S]*DOWN/);
  const tooltip = await tooltipAt(page, 1, { x: 0.9, y: 0.25 });
  t.regex(tooltip, /api\s+DOWN\s+Duration\s+29m 45s/);
  t.regex(await tooltipAt(page, 1, { x: 0.25, y: 0.25 }), /api\s+UP/);
  t.regex(await tooltipAt(page, 1, { x: 0.9, y: 0.75 }), /db\s+UP/);

  const second = page.locator('[data-panel-id="2"]');
  t.is(await second.getByRole("img").getAttribute("aria-label"), "2 rows: api");
  await second.getByRole("button", { name: "2", exact: true }).click();
  await second.getByRole("img", { name: "2 rows: db" }).waitFor();
});

test("numbers without mappings have the steps of their thresholds for states and legend", async (t) => {
  const thresholds = {
    mode: "absolute",
    steps: [
      { color: "red", value: null },
      { color: "green", value: 1 },
    ],
  };
  const panel = panelOf(1, "state-timeline", ["up_state"], { fieldConfig: { defaults: { thresholds } } });
  const history = panelOf(2, "status-history", ["up_state"], {
    target: { legendFormat: "{{service}}" },
    maxDataPoints: 10,
    fieldConfig: { defaults: { thresholds, unit: "short" } },
  });
  const prometheus = await startKnownPrometheus(t, { series });
  const dashboards = { "a.json": dashboardOf("a", [panel, history]) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  t.regex(await page.locator('[data-panel-id="1"]').innerText(), /< 1\s+1\+/);
  t.regex(await tooltipAt(page, 1, { x: 0.9, y: 0.25 }), /< 1/);
  t.is(await page.locator('[data-panel-id="2"]').getByRole("img").getAttribute("aria-label"), "2 rows: api, db");
  const tooltip = await tooltipAt(page, 2, { x: 0.92, y: 0.75 });
  t.regex(tooltip, /db\s+1/);
  t.notRegex(tooltip, /Duration/);
});
