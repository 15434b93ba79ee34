import test from "ava";
import { lintFiles } from "../../../bundle/index.ts";

const panel = (id: number, title: string, unit?: string) => ({
  id,
  type: "timeseries",
  title,
  description: "What it shows.",
  datasource: { type: "prometheus", uid: "$datasource" },
  gridPos: { x: 0, y: 8 * id, w: 24, h: 8 },
  fieldConfig: { defaults: unit === undefined ? {} : { unit } },
  targets: [{ refId: "A", expr: "sum(rate(a_total[$__rate_interval]))" }],
});
const board = (title: string) =>
  JSON.stringify({
    uid: title,
    title,
    editable: true,
    schemaVersion: 42,
    templating: { list: [{ name: "datasource", type: "datasource", query: "prometheus" }] },
    panels: [panel(1, "One"), panel(2, "Two")],
  });

const lint = (files: Readonly<Record<string, string>>) =>
  lintFiles(
    Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    {},
  ).findings.map(({ check, severity, path }) => `${severity} ${check} ${path}`);

const all = [
  'info dashboards/editable dashboard "A"',
  'warning dashboards/unit dashboard "A" › panel "One"',
  'warning dashboards/unit dashboard "A" › panel "Two"',
];

test("without a file of exclusions everything is told", (t) => {
  t.deepEqual(lint({ "a/a.json": board("A") }).sort(), all);
});

test("one panel of one dashboard, for a reason", (t) => {
  const file =
    "exclusions:\n  dashboards/unit:\n    reason: A unit of the plugin.\n    entries:\n    - {dashboard: A, panel: One}\n";
  t.deepEqual(lint({ "a/a.json": board("A"), "a/.lint": file }).sort(), [all[0], all[2]]);
});

test("a rule of dashboard-linter, by its name there, in all dashboards of the folder and of no other", (t) => {
  const file =
    "exclusions:\n  panel-units-rule:\n    reason: Counts.\n  uneditable-dashboard:\n    reason: They are.\n";
  t.deepEqual(lint({ "a/a.json": board("A"), "b/a.json": board("B"), "a/.lint": file }).sort(), [
    'info dashboards/editable dashboard "B"',
    'warning dashboards/unit dashboard "B" › panel "One"',
    'warning dashboards/unit dashboard "B" › panel "Two"',
  ]);
});

test("what is a warning only", (t) => {
  const broken = board("A").replace("sum(rate(a_total[$__rate_interval]))", "sum(");
  const file = "warnings:\n  target-promql-rule:\n    reason: Written for another engine.\n";
  const syntax = (files: Readonly<Record<string, string>>) => lint(files).filter((line) => line.includes("syntax"));
  t.deepEqual(syntax({ "a.json": broken }), ['error promql/syntax dashboard "A" › panel "One"']);
  t.deepEqual(syntax({ "a.json": broken, ".lint": file }), ['warning promql/syntax dashboard "A" › panel "One"']);
});

for (const [what, file, expected] of [
  ["no reason", "exclusions:\n  dashboards/unit:\n    entries: []\n", "error silence/form"],
  ["an unknown check", "exclusions:\n  dashboards/units:\n    reason: R.\n", "error silence/unknown-check"],
  ["one that excludes nothing", "exclusions:\n  dashboards/grid:\n    reason: R.\n", "warning silence/unused"],
  ["no YAML", "exclusions: [\n", "error silence/form"],
] as const)
  test(`an exclusion with ${what} is a finding itself`, (t) => {
    const lines = lint({ "a/a.json": board("A"), "a/.lint": file });
    t.deepEqual(
      lines.filter((line) => !all.includes(line)),
      [`${expected} a/.lint`],
    );
  });
