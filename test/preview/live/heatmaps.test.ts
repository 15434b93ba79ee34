import test from "ava";
import {
  constant,
  dashboardOf,
  growing,
  panelOf,
  startKnownPrometheus,
  startTestPreview,
  tooltipAt,
} from "./support/index.ts";

const series = [
  { name: "latency_seconds_bucket", labels: { le: "0.1" }, values: growing(1) },
  { name: "latency_seconds_bucket", labels: { le: "1" }, values: growing(3) },
  { name: "latency_seconds_bucket", labels: { le: "+Inf" }, values: growing(4) },
  { name: "size_bytes", labels: { file: "a" }, values: constant(1024) },
  { name: "size_bytes", labels: { file: "b" }, values: constant(5000) },
];

test("buckets are rows between their bounds, each with what is its own", async (t) => {
  const panel = panelOf(1, "heatmap", ["sum by (le) (rate(latency_seconds_bucket[5m]))"], {
    target: { format: "heatmap" },
    options: {
      yAxis: { unit: "s" },
      cellValues: { unit: "reqps" },
      tooltip: { mode: "single", yHistogram: true, showColorScale: true },
    },
  });
  const prometheus = await startKnownPrometheus(t, { series });
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", [panel]) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const drawn = page.locator('[data-panel-id="1"]');
  t.truthy(await drawn.getByRole("img", { name: "3 rows from 100 ms to +Inf" }).count());
  t.truthy(await drawn.getByRole("img", { name: /^Color scale from 1(\.0+)? req\/s to 2(\.0+)? req\/s$/ }).count());
  t.regex(await tooltipAt(page, 1, { x: 0.5, y: 0.5 }), /Bucket\s+100 ms – 1 s\s+Count\s+2(\.0+)? req\/s/);
  t.regex(await tooltipAt(page, 1, { x: 0.5, y: 0.9 }), /Bucket\s+≤ 100 ms\s+Count\s+1(\.0+)? req\/s/);
  t.regex(await tooltipAt(page, 1, { x: 0.5, y: 0.1 }), /Bucket\s+> 1 s\s+Count\s+1(\.0+)? req\/s/);
});

test("values are counted into cells where the dashboard asks for it", async (t) => {
  const panel = panelOf(1, "heatmap", ["size_bytes"], {
    fieldConfig: { defaults: { unit: "bytes" } },
    options: {
      calculate: true,
      calculation: {
        xBuckets: { mode: "size", value: "10m" },
        yBuckets: { mode: "size", scale: { type: "log", log: 2 } },
      },
      legend: { show: false },
    },
  });
  const prometheus = await startKnownPrometheus(t, { series });
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", [panel]) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const drawn = page.locator('[data-panel-id="1"]');
  t.truthy(await drawn.getByRole("img", { name: "3 rows from 2 KiB to 8 KiB" }).count());
  t.is(await drawn.getByRole("img", { name: /Color scale/ }).count(), 0);
  t.regex(await tooltipAt(page, 1, { x: 0.5, y: 0.9 }), /Bucket\s+1 KiB – 2 KiB\s+Count\s+40/);
  t.regex(await tooltipAt(page, 1, { x: 0.5, y: 0.1 }), /Bucket\s+4 KiB – 8 KiB\s+Count\s+40/);
});
