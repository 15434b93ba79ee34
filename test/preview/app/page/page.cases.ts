import test from "ava";
import fc from "fast-check";
import { boxesOf, heightOf } from "../../../../preview/app/src/page/dashboard/grid-size.ts";
import { scopedValues } from "../../../../preview/app/src/page/dashboard/scoped-values.ts";
import { searchDashboards } from "../../../../preview/app/src/page/list/search.ts";
import { afterEvent, nothingHeard } from "../../../../preview/app/src/page/server/live-list.ts";
import { afterPick } from "../../../../preview/app/src/page/variables/after-pick.ts";

const dashboards = [
  { uid: "a", title: "API Service", tags: ["http", "chat"], folder: "Chat", file: "Chat/a.json" },
  { uid: "b", title: "Host", tags: ["linux"], folder: "Stack", file: "Stack/b.json" },
  { uid: "c", title: "Start", tags: [], folder: "", file: "c.json" },
];

const found = test.macro({
  exec(t, query: string, folder: string | undefined, expected: string) {
    const groups = searchDashboards(dashboards, { query, folder });
    t.is(
      groups.map((group) => `${group.folder}: ${group.dashboards.map(({ uid }) => uid).join(" ")}`).join("; "),
      expected,
    );
  },
  title: (_, query, folder) => `search for “${query}” in ${folder ?? "all folders"}`,
});

test(found, "", undefined, "Chat: a; Stack: b; Dashboards: c");
test(found, "api", undefined, "Chat: a");
test(found, "  HTTP  serv ", undefined, "Chat: a");
test(found, "stack linux", undefined, "Stack: b");
test(found, "dashboards", undefined, "Dashboards: c");
test(found, "api linux", undefined, "");
test(found, "", "Stack", "Stack: b");
test(found, "api", "Stack", "");

test("All and single values of a variable rule each other out", (t) => {
  t.deepEqual(afterPick(["$__all"], ["$__all", "a"], true), ["a"]);
  t.deepEqual(afterPick(["a"], ["a", "$__all"], true), ["$__all"]);
  t.deepEqual(afterPick(["a"], [], true), ["$__all"]);
  t.deepEqual(afterPick(["a"], [], false), []);
  t.deepEqual(afterPick(["a"], ["a", "b"], true), ["a", "b"]);
});

test("what the server says: dashboards that changed are counted, a connection made anew too, notices end with the next dashboards", (t) => {
  const told = { kind: "dashboards", revision: "1", dashboards, faults: [], removed: [] } as const;
  const first = afterEvent(nothingHeard, { ...told, changed: [] });
  t.is(first.connections, 1);
  const fault = afterEvent(first, { kind: "fault", message: "a.ts: no" });
  t.deepEqual(fault.notice, { kind: "fault", message: "a.ts: no" });
  t.is(fault.list, first.list);
  const changed = afterEvent(fault, { ...told, changed: ["a"], removed: ["b"] });
  t.is(changed.notice, undefined);
  t.deepEqual(
    [...changed.changes],
    [
      ["a", 1],
      ["b", 1],
    ],
  );
  t.is(changed.connections, 1);
  const lost = afterEvent(changed, { kind: "lost" });
  t.false(lost.connected);
  t.is(afterEvent(lost, { ...told, changed: [] }).connections, 2);
});

test("a panel has the values that it names, those of its repetition before the variable's own", (t) => {
  const values = { a: { value: ["1", "2"], several: true }, b: "x", __all_variables: "all" };
  t.deepEqual(scopedValues(new Set(["a", "nobody"]), values, []), { a: values.a });
  t.deepEqual(scopedValues(new Set(["a"]), values, [{ name: "a", value: "2", text: "two" }]), {
    a: { value: "2", text: "two", several: true },
  });
  t.deepEqual(Object.keys(scopedValues(new Set(["__all_variables"]), values, [])), ["a", "b", "__all_variables"]);
});

test("the grid is Grafana's: 24 columns, 30 pixels and 8 between; one column on narrow pages", (t) => {
  t.deepEqual(boxesOf([{ x: 0, y: 0, w: 24, h: 8 }], 1568), [{ left: 0, top: 0, width: 1568, height: 296 }]);
  const halves = boxesOf(
    [
      { x: 0, y: 0, w: 12, h: 2 },
      { x: 12, y: 2, w: 12, h: 1 },
    ],
    1000,
  );
  t.deepEqual(halves, [
    { left: 0, top: 0, width: 496, height: 68 },
    { left: 504, top: 76, width: 496, height: 30 },
  ]);
  t.is(heightOf(halves), 106);
  t.deepEqual(
    boxesOf(
      [
        { x: 0, y: 0, w: 12, h: 2 },
        { x: 12, y: 0, w: 12, h: 1 },
      ],
      500,
    ),
    [
      { left: 0, top: 0, width: 500, height: 68 },
      { left: 0, top: 76, width: 500, height: 30 },
    ],
  );
});

test("boxes beside each other keep their distance at every width", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 768, max: 4000 }), fc.integer({ min: 1, max: 23 }), (width, cut) => {
      const [left, right] = boxesOf(
        [
          { x: 0, y: 0, w: cut, h: 1 },
          { x: cut, y: 0, w: 24 - cut, h: 1 },
        ],
        width,
      );
      if (left === undefined || right === undefined) return false;
      return Math.abs(right.left - (left.left + left.width) - 8) <= 1 && right.left + right.width === width;
    }),
  );
  t.pass();
});
