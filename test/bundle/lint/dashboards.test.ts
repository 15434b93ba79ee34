import { globSync, readFileSync, writeFileSync } from "node:fs";
import test from "ava";
import fc from "fast-check";
import { lintFiles } from "../../../bundle/index.ts";
import { dashboardChecks } from "../../../dashboards/kit/index.ts";
import { toJson, toText } from "../../../problems/index.ts";
import { knownFaults } from "./dashboard-faults.ts";

const root = new URL("../../", import.meta.url);
const bad = globSync("invalid/dashboards/*.json", { cwd: root }).sort();
const good = globSync("valid/dashboards/*.json", { cwd: root }).sort();

for (const name of bad) {
  const key = name.replace(/^.*\/|\.json$/g, "");
  test(`each known fault of ${key} is found, and nothing else`, (t) => {
    const { findings, files } = lint([name]);
    t.deepEqual(
      files.map(({ kind }) => kind),
      ["dashboard"],
    );
    const found = new Set(findings.map(({ check }) => check.replace("dashboards/", "")));
    t.deepEqual([...found].sort(), [...(knownFaults[key] ?? [])].sort(), toText(findings));
    for (const { at } of findings) t.true(at?.line !== undefined);
    const expected = new URL(name.replace(/\.json$/, ".txt"), root);
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(expected, `${toText(findings)}\n`);
    t.is(`${toText(findings)}\n`, readFileSync(expected, "utf8"));
  });
}

for (const name of good)
  test(`nothing is found in ${name}`, (t) => {
    t.is(toText(lint([name]).findings), "");
  });

test("nothing is found in the good dashboards together, nor is a dashboard of the bad ones left out", (t) => {
  t.is(toText(lint(good).findings), "");
  t.true(good.length >= 5 && bad.length >= 20);
  t.deepEqual(
    bad.map((name) => name.replace(/^.*\/|\.json$/g, "")),
    Object.keys(knownFaults).sort(),
  );
});

/** Found between dashboards, where matchers are required, on a whole screen of panels, or in a panel without numbers. */
const elsewhere = ["crowded", "duplicate-title", "duplicate-uid", "required-matcher", "required-variable"];

test("every check that needs nothing beyond a file has a file of the corpus", (t) => {
  const found = new Set(Object.values(knownFaults).flat());
  const missing = dashboardChecks
    .filter(({ only }) => only !== "definitions")
    .map(({ id }) => id.replace("dashboards/", ""))
    .filter((name) => !found.has(name) && !elsewhere.includes(name));
  t.deepEqual(missing, []);
});

test("a page of too many panels is told as such", (t) => {
  const panel = (id: number, x: number, y: number) => ({
    id,
    type: "stat",
    title: `Panel ${id}`,
    description: "One of many.",
    datasource: { type: "prometheus", uid: "$datasource" },
    fieldConfig: { defaults: { unit: "short" } },
    gridPos: { x, y, w: 4, h: 4 },
    targets: [{ refId: "A", expr: "sum(up)", instant: true }],
  });
  const page = (rows: number) => ({
    uid: "crowd",
    title: "Crowd",
    editable: false,
    schemaVersion: 42,
    templating: { list: [{ name: "datasource", type: "datasource", query: "prometheus" }] },
    panels: Array.from({ length: 6 * rows }, (_, i) => panel(i + 1, 4 * (i % 6), 4 * Math.floor(i / 6))),
  });
  const messages = (rows: number) => lintText("crowd.json", JSON.stringify(page(rows))).map(({ message }) => message);
  t.deepEqual(messages(5), []);
  t.deepEqual(messages(7), [
    "42 panels are open at once; 36 are many.",
    "one screen of it starts 42 queries; 30 are many.",
  ]);
});

const small = (uid: string, title: string) =>
  JSON.stringify({ uid, title, editable: false, schemaVersion: 42, panels: [], templating: { list: [] } }, null, 2);

for (const [what, text, message] of [
  ["a comma too many", '{\n  "title": "A",\n  "panels": [1,]\n}', "it is no JSON."],
  ["a cut file", '{"title": "A", "panels": [', "it ends too early: something is not closed."],
  ["a comment", '// exported\n{"title": "A"}', "it is no JSON."],
  ["single quotes", "{'title': 'A', 'panels': []}", "it is no JSON."],
  ["nothing", "", "it is empty."],
  ["a list", '[{"title": "A", "panels": []}]', "it is a list; a dashboard is an object."],
] as const)
  test(`one clear finding for ${what}`, (t) => {
    const findings = lintText("a.json", text);
    t.deepEqual(
      findings.map(({ message: told, severity }) => [told, severity]),
      [[message, "error"]],
    );
  });

test("one clear finding for a dashboard of 20 MB, which is not read any further", (t) => {
  const panel = `{"type":"text","title":"T","options":{"content":"${"x".repeat(1000)}"}},`;
  const text = `{"title":"Large","panels":[${panel.repeat(20_000)}{"type":"text"}]}`;
  const findings = lintText("large.json", text);
  t.deepEqual(
    findings.map(({ check, message }) => [check, message]),
    [["dashboards/json-size", `it has ${Math.ceil(text.length / 1024 / 1024)} MB; a dashboard has 16 at most.`]],
  );
});

test("many findings in one line without end each keep what is around them, in a report of sensible size", (t) => {
  const panels = Array.from({ length: 500 }, (_, id) => ({ id: id + 1, type: "text", title: "", alert: {} }));
  const text = JSON.stringify({ title: "One line", editable: false, schemaVersion: 42, panels });
  const findings = lintText("line.json", text).filter(({ check }) => check === "dashboards/legacy-alert");
  t.is(findings.length, 500);
  t.true(toJson(findings).length < 1_000_000);
  for (const { at } of findings) {
    if (at === undefined) return t.fail("it has no place");
    const offset = at.column - 1 - (at.skipped ?? 0);
    t.is(at.excerpt.slice(offset, offset + at.length), text.slice(at.column - 1, at.column - 1 + at.length));
  }
});

test("one clear finding for one uid in two files, which names both", (t) => {
  const inputs = ["a", "b"].map((name) => ({
    name: `${name}.json`,
    bytes: Buffer.from(small("shop", `Shop ${name}`)),
  }));
  const { findings } = lintFiles(inputs, {});
  t.deepEqual(
    findings.map(({ check, message, at }) => [check, message, at?.file, at?.line]),
    [
      [
        "dashboards/duplicate-uid",
        '2 dashboards have the uid "shop": "Shop a", "Shop b" (in a.json, b.json).',
        "b.json",
        2,
      ],
    ],
  );
});

test("in a folder, settings with comments are left alone, and a broken dashboard is not", (t) => {
  const found = (name: string, text: string) =>
    lintFiles([{ name, bytes: Buffer.from(text), found: true }], {}).findings.length;
  t.is(found("tsconfig.json", '{\n  // strict\n  "compilerOptions": {}\n}'), 0);
  t.is(found("board.json", '{\n  "panels": [,]\n}'), 1);
});

test("what rules of the same run record is known to the queries of dashboards", (t) => {
  const rules =
    "groups:\n  - name: a\n    rules:\n      - record: shop:orders:rate5m\n        expr: sum by (shop) (rate(orders_total[5m]))\n";
  const board = readFileSync(new URL("valid/dashboards/api-answer.json", root), "utf8")
    .replace("sum by (queue) (queue_length)", "shop:orders:rate5m")
    .replace("{{queue}}", "{{region}}");
  const findings = (files: Readonly<Record<string, string>>) =>
    lintFiles(
      Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
      {},
    ).findings.map(({ message }) => message);
  t.deepEqual(findings({ "board.json": board }), []);
  t.deepEqual(findings({ "board.json": board, "rules.yml": rules }), [
    'the legend "{{region}}" names the label region, which the result lacks (has: shop).',
  ]);
});

test("whatever stands in the place of a value, reading and checking end with findings", (t) => {
  const texts = [...bad, ...good].map((name) => readFileSync(new URL(name, root), "utf8").replace(/^\uFEFF/, ""));
  const boards = texts.map((text) => JSON.parse(text) as unknown);
  fc.assert(
    fc.property(fc.constantFrom(...boards), fc.nat(), fc.jsonValue({ maxDepth: 3 }), (board, place, value) => {
      const { findings } = lintFiles([{ name: "fuzz.json", bytes: Buffer.from(replaced(board, place, value)) }], {});
      return findings.every(({ message, path }) => message.length > 0 && path.length > 0);
    }),
    { numRuns: 300 },
  );
  t.pass();
});

test("any JSON at all is read to the end", (t) => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.boolean(), (value, inside) => {
      const text = JSON.stringify(inside ? { title: "A", panels: value, templating: value, elements: value } : value);
      return Array.isArray(lintText("fuzz.json", text));
    }),
    { numRuns: 300 },
  );
  t.pass();
});

/** The JSON with its n-th value, counted through, replaced. */
function replaced(board: unknown, place: number, value: unknown): string {
  let total = 0;
  JSON.stringify(board, (_, one) => {
    total++;
    return one;
  });
  let at = 0;
  return JSON.stringify(board, (_, one) => (at++ === 1 + (place % Math.max(1, total - 1)) ? value : one));
}

function lintText(name: string, text: string) {
  return lintFiles([{ name, bytes: Buffer.from(text) }], {}).findings;
}

function lint(names: readonly string[]) {
  const inputs = names.map((name) => ({ name: name.replace(/^.*\//, ""), bytes: readFileSync(new URL(name, root)) }));
  return lintFiles(inputs, {});
}
