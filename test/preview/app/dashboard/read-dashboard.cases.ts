import { readdirSync, readFileSync } from "node:fs";
import test from "ava";
import fc from "fast-check";
import { keepUnchanged, layoutOf, readDashboard } from "../../../../preview/app/src/dashboard/index.ts";

test("whatever a file has, a dashboard comes of it", (t) => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (panels, list, rows) => {
      const read = readDashboard({ panels, templating: { list }, rows, annotations: list, links: panels });
      t.true(Array.isArray(read.panels) && Array.isArray(read.templating?.list));
      t.notThrows(() => layoutOf(read, { scopesOf: () => [] }));
    }),
  );
  for (const nothing of [null, undefined, 1, "x", [], {}]) t.deepEqual(readDashboard(nothing).panels, []);
});

test("every dashboard of the tests, sound or not, can be laid out", (t) => {
  for (const folder of ["golden", "valid", "invalid"]) {
    const path = `test/${folder}/dashboards`;
    for (const file of readdirSync(path).filter((name) => name.endsWith(".json"))) {
      const text = readFileSync(`${path}/${file}`, "utf8").replace(/^\uFEFF/, "");
      t.notThrows(() => layoutOf(readDashboard(JSON.parse(text)), { scopesOf: () => [] }), `${folder}/${file}`);
    }
  }
});

test("panels without an id, or with that of another, get one of their own", (t) => {
  const read = readDashboard({ panels: [{ id: 7 }, {}, { id: 7 }, { type: "row", id: 3, panels: [{ id: 7 }] }] });
  const ids = (read.panels ?? []).flatMap(({ id, panels = [] }) => [id, ...panels.map((inner) => inner.id)]);
  t.deepEqual(ids, [7, 8, 9, 3, 10]);
});

test("rows as Grafana wrote them until version 5 become rows of the grid", (t) => {
  const rows = [
    { title: "Hidden", collapse: true, height: "100px", panels: [{ id: 1, type: "graph", span: 6 }] },
    {
      title: "Open",
      height: 304,
      panels: [
        { id: 2, span: 8 },
        { id: 3, span: 8 },
        { id: 4, span: 4, height: 120 },
      ],
    },
  ];
  const read = readDashboard({ rows });
  t.deepEqual(
    layoutOf(read, { scopesOf: () => [] }).map(({ panel: { title }, key, x, y, w, h }) => [title ?? key, x, y, w, h]),
    [
      ["Hidden", 0, 0, 24, 1],
      ["Open", 0, 1, 24, 1],
      ["panel-2", 0, 2, 16, 8],
      ["panel-3", 0, 10, 16, 8],
      ["panel-4", 16, 2, 8, 4],
    ],
  );
});

test("what did not change is the same object as before, wherever panels moved", (t) => {
  const before = readDashboard({
    title: "a",
    panels: [
      { id: 1, title: "one" },
      { id: 2, title: "two" },
    ],
  });
  const after = keepUnchanged(
    before,
    readDashboard({ title: "a", panels: [{ id: 3 }, { id: 2, title: "two" }, { id: 1, title: "changed" }] }),
  );
  t.not(after, before);
  t.is(after.panels?.[1], before.panels?.[1]);
  t.not(after.panels?.[2], before.panels?.[0]);
  t.is(after.templating, before.templating);
  t.is(keepUnchanged(before, structuredClone(before)), before);
});

test("keeping what did not change never changes what is read", (t) => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      t.deepEqual(keepUnchanged(before, after), after);
      t.is(keepUnchanged(before, structuredClone(before)), before);
    }),
  );
});
