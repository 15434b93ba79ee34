import test from "ava";
import { constant, dashboardOf, panelOf, startKnownPrometheus, startTestPreview } from "./support/index.ts";

const series = [
  { name: "queue_length", labels: { queue: "mail" }, values: constant(3) },
  { name: "queue_length", labels: { queue: "push" }, values: constant(12) },
  { name: "queue_limit", labels: { queue: "mail" }, values: constant(10) },
  { name: "queue_limit", labels: { queue: "push" }, values: constant(20) },
];

const instant = { format: "table", instant: true, range: false };

/** Transformations of a table, and what it shows then: each of the texts, in this order. */
const cases: readonly {
  readonly name: string;
  readonly exprs?: readonly string[];
  readonly target?: Readonly<Record<string, unknown>>;
  readonly transformations: readonly object[];
  readonly shows: RegExp;
}[] = [
  {
    name: "merge",
    exprs: ["sum by (queue) (queue_length)", "sum by (queue) (queue_limit)"],
    transformations: [{ id: "merge", options: {} }],
    shows: /queue\s+Value #A\s+Value #B[\s\S]*mail\s+3\s+10[\s\S]*push\s+12\s+20/,
  },
  {
    name: "joinByField",
    exprs: ["sum by (queue) (queue_length)", "sum by (queue) (queue_limit)"],
    transformations: [
      { id: "joinByField", options: { byField: "queue", mode: "outer" } },
      { id: "filterFieldsByName", options: { include: { pattern: "queue|Value.*" } } },
    ],
    shows: /mail\s+3\s+10[\s\S]*push\s+12\s+20/,
  },
  {
    name: "filterByRefId",
    exprs: ["queue_length", "queue_limit"],
    transformations: [{ id: "filterByRefId", options: { include: "B" } }],
    shows: /queue_limit[\s\S]*10/,
  },
  {
    name: "reduce",
    target: { format: "time_series", instant: false, range: true, legendFormat: "{{queue}}" },
    transformations: [{ id: "reduce", options: { reducers: ["max"] } }],
    shows: /Field\s+Max\s+mail\s+3\s+push\s+12/,
  },
  {
    name: "groupBy",
    transformations: [
      {
        id: "groupBy",
        options: {
          fields: {
            __name__: { operation: "groupby", aggregations: [] },
            Value: { operation: "aggregate", aggregations: ["sum"] },
          },
        },
      },
    ],
    shows: /queue_length\s+15/,
  },
  {
    name: "sortBy and limit",
    transformations: [
      { id: "sortBy", options: { sort: [{ field: "Value", desc: true }] } },
      { id: "limit", options: { limitField: 1 } },
    ],
    shows: /push\s+12(?![\s\S]*mail)/,
  },
  {
    name: "calculateField",
    transformations: [
      {
        id: "calculateField",
        options: { mode: "binary", alias: "Twice", binary: { left: "Value", operator: "*", right: "2" } },
      },
    ],
    shows: /Twice[\s\S]*mail\s+3\s+6/,
  },
  {
    name: "renameByRegex",
    transformations: [{ id: "renameByRegex", options: { regex: "^Val(.*)$", renamePattern: "Size$1" } }],
    shows: /Sizeue/,
  },
  {
    name: "seriesToRows",
    target: { format: "time_series", instant: true, range: false, legendFormat: "{{queue}}" },
    transformations: [{ id: "seriesToRows", options: {} }],
    shows: /Time\s+Metric\s+Value[\s\S]*(mail\s+3[\s\S]*push\s+12|push\s+12[\s\S]*mail\s+3)/,
  },
  {
    name: "labelsToFields",
    target: { format: "time_series", instant: true, range: false },
    transformations: [
      { id: "labelsToFields", options: {} },
      { id: "merge", options: {} },
    ],
    shows: /queue[\s\S]*mail[\s\S]*push/,
  },
  {
    name: "rowsToFields",
    transformations: [
      { id: "rowsToFields", options: { mappings: [{ fieldName: "queue", handlerKey: "field.name" }] } },
    ],
    shows: /mail[\s\S]*push[\s\S]*3\s+12/,
  },
  {
    name: "configFromData",
    exprs: ["queue_length", "max(queue_limit)"],
    transformations: [
      {
        id: "configFromData",
        options: { configRefId: "B", mappings: [{ fieldName: "Value #B", handlerKey: "decimals" }] },
      },
    ],
    shows: /mail\s+3\.0000000000/,
  },
  {
    name: "partitionByValues",
    transformations: [{ id: "partitionByValues", options: { fields: ["queue"] } }],
    shows: /queue_length\s+3[\s\S]*/,
  },
  {
    name: "extractFields",
    transformations: [
      {
        id: "extractFields",
        options: { source: "__name__", format: "regexp", regExp: "/(?<what>[a-z]+)_(?<of>[a-z]+)/" },
      },
    ],
    shows: /what\s+of[\s\S]*queue\s+length/,
  },
  {
    name: "timeSeriesTable",
    target: { format: "time_series", instant: false, range: true },
    transformations: [{ id: "timeSeriesTable", options: { A: { stat: "max" } } }],
    shows: /queue\s+Trend #A[\s\S]*mail\s+3[\s\S]*push\s+12/,
  },
  {
    name: "prepareTimeSeries",
    target: { format: "time_series", instant: true, range: false },
    transformations: [{ id: "prepareTimeSeries", options: { format: "long" } }],
    shows: /queue\s+Value[\s\S]*mail\s+3/,
  },
  {
    name: "one that is switched off",
    transformations: [{ id: "limit", disabled: true, options: { limitField: 1 } }],
    shows: /mail[\s\S]*push/,
  },
];

test("each transformation does what it does in Grafana", async (t) => {
  const panels = cases.map(({ name, exprs = ["queue_length"], target = instant, transformations }, index) => {
    const panel = panelOf(index + 1, "table", exprs, { target, transformations, title: name });
    return { ...panel, gridPos: { x: (index % 3) * 8, y: Math.floor(index / 3) * 8, w: 8, h: 8 } };
  });
  const prometheus = await startKnownPrometheus(t, { series });
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready } = await open("/d/a", { width: 2400, height: 2200 });
  await ready();
  for (const [index, { name, shows }] of cases.entries()) {
    const panel = page.locator(`[data-panel-id="${index + 1}"]`);
    t.is(await panel.getAttribute("data-panel-state"), "done", name);
    t.regex(await panel.innerText(), shows, name);
  }
});

test("one that cannot be done, or that nobody knows, is the panel's error; the others' panels stay", async (t) => {
  const bad = { id: "renameByRegex", options: { regex: "(", renamePattern: "x" } };
  const panels = [
    panelOf(1, "table", ["queue_length"], { target: instant, transformations: [{ id: "spatial", options: {} }] }),
    panelOf(2, "table", ["queue_length"], { target: instant, transformations: [bad] }),
    panelOf(3, "table", ["queue_length"], { target: instant }),
  ];
  const prometheus = await startKnownPrometheus(t, { series });
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const panel = (id: number) => page.locator(`[data-panel-id="${id}"]`);
  t.is(await panel(1).getAttribute("data-panel-state"), "error");
  t.regex(await panel(1).innerText(), /the transformation “spatial” is not previewed/);
  t.is(await panel(2).getAttribute("data-panel-state"), "error");
  t.regex(await panel(2).innerText(), /the transformation “renameByRegex” cannot be done/);
  t.is(await panel(3).getAttribute("data-panel-state"), "done");
});

test("queries of all kinds: in part failed, of other sources, a number, a text", async (t) => {
  const panels = [
    panelOf(1, "stat", ["sum(queue_length)", "sum("]),
    panelOf(2, "timeseries", ['{job="x"} |= "error"'], { datasource: { type: "loki", uid: "l" } }),
    panelOf(3, "stat", ["scalar(sum(queue_length))"], { target: { instant: true, range: false } }),
    panelOf(4, "table", ['"some words"'], { target: instant }),
    panelOf(5, "logs", ['{job="x"} |= "error"'], { datasource: { type: "loki", uid: "l" } }),
    panelOf(6, "news", []),
  ];
  const prometheus = await startKnownPrometheus(t, { series });
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready, problems } = await open("/d/a", { height: 1400 });
  await ready();
  const panel = (id: number) => page.locator(`[data-panel-id="${id}"]`);
  t.is(await panel(1).getAttribute("data-panel-state"), "error");
  t.regex(await panel(1).innerText(), /\b15\b/, "what could be had stays");
  t.regex(await panel(2).innerText(), /a data source of the type “loki”, and the preview has Prometheus only/);
  t.regex(await panel(3).innerText(), /\b15\b/);
  t.regex(await panel(4).innerText(), /some words/);
  t.regex(await panel(5).innerText(), /Log lines are not previewed[\s\S]*\{job="x"\} \|= "error"/);
  t.regex(await panel(6).innerText(), /the type “news” are not previewed/);
  t.is(problems.length, 1, "Chromium tells of the one query that Prometheus refuses");
  problems.length = 0;
});
