import test from "ava";
import { constant, dashboardOf, panelOf, startKnownPrometheus, startTestPreview } from "./support/index.ts";

const series = [
  { name: "queue_length", labels: { queue: "mail" }, values: constant(3) },
  { name: "queue_length", labels: { queue: "push" }, values: constant(1200) },
];

const override = (id: string, options: unknown, ...properties: readonly (readonly [string, unknown])[]) => ({
  matcher: { id, options },
  properties: properties.map(([property, value]) => ({ id: property, value })),
});

test("settings reach the fields that their matcher names, by name, expression, type, query and value, nested ones too", async (t) => {
  const instant = { format: "table", instant: true, range: false };
  const table = panelOf(1, "table", ["sum by (queue) (queue_length)", "sum by (queue) (queue_length * 2)"], {
    target: instant,
    transformations: [{ id: "merge", options: {} }],
    fieldConfig: {
      defaults: { unit: "none", custom: { align: "left" } },
      overrides: [
        override("byName", "queue", ["displayName", "Queue"]),
        override("byRegexp", "/#B$/", ["unit", "bytes"], ["displayName", "Twice"]),
        override("byType", "string", ["mappings", [{ type: "value", options: { mail: { text: "Letters" } } }]]),
        override("byName", "Value #A", ["custom.cellOptions", { type: "color-text" }], ["custom.width", 222]),
        override("byName", "Value #A", ["thresholds", { mode: "absolute", steps: [{ color: "blue", value: null }] }]),
      ],
    },
  });
  const graph = panelOf(2, "timeseries", ["queue_length", "queue_length + 1"], {
    target: { legendFormat: "{{queue}}" },
    options: { legend: { showLegend: true, displayMode: "table", placement: "bottom", calcs: ["max"] } },
    fieldConfig: {
      defaults: {},
      overrides: [
        override("byFrameRefID", "B", ["decimals", 2]),
        override("byValue", { reducer: "max", op: "gte", value: 1200 }, ["unit", "bytes"]),
      ],
    },
  });
  const prometheus = await startKnownPrometheus(t, { series });
  const { open } = await startTestPreview(t, {
    dashboards: { "a.json": dashboardOf("a", [table, graph]) },
    prometheus,
  });
  const { page, ready } = await open("/d/a");
  await ready();
  const shown = page.locator('[data-panel-id="1"]');
  t.regex(
    await shown.innerText(),
    /Queue\s+Value #A\s+Twice\s[\s\S]*Letters\s+3\s+6 B\s[\s\S]*push\s+1200\s+2\.34 KiB/,
  );
  const column = await shown.getByRole("columnheader", { name: "Value #A" }).boundingBox();
  t.is(Math.round(column?.width ?? 0), 222);
  const legend = await page.locator('[data-panel-id="2"]').innerText();
  t.regex(legend, /mail\s+3\s/);
  t.regex(legend, /push \(right y-axis\)\s+1\.17 KiB/);
  t.regex(legend, /mail\s+4\.00\s/);
});

test("native histograms are told of, not left blank", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const dashboards = { "a.json": dashboardOf("a", [panelOf(1, "timeseries", ["queue_length"])]) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const histogram = { count: "1", sum: "1", buckets: [[0, "0", "1", "1"]] };
  const result = [{ metric: { __name__: "latency" }, histograms: [[1_768_474_800, histogram]] }];
  const answer = { status: "success", data: { resultType: "matrix", result } };
  await page.route("**/api/v1/query_range", (route) => route.fulfill({ json: answer }));
  await page.reload();
  await ready();
  const panel = page.locator('[data-panel-id="1"]');
  t.is(await panel.getAttribute("data-panel-state"), "error");
  t.regex(await panel.innerText(), /the result is a native histogram, which the preview does not draw/);
});
