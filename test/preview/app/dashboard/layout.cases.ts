import test from "ava";
import fc from "fast-check";
import {
  layoutOf,
  type PanelJson,
  type PlacedPanel,
  type RepeatScope,
  readDashboard,
  viewedPanel,
} from "../../../../preview/app/src/dashboard/index.ts";

const scopes: Readonly<Record<string, readonly RepeatScope[]>> = {
  three: ["a", "b", "c"].map((value) => ({ name: "three", value, text: value.toUpperCase() })),
  two: ["x", "y"].map((value) => ({ name: "two", value, text: value })),
};
const scopesOf = (name: string) => scopes[name] ?? [];

function panel(id: number, x: number, y: number, w: number, h: number, more: Partial<PanelJson> = {}): PanelJson {
  return { id, type: "stat", gridPos: { x, y, w, h }, ...more };
}

function row(id: number, y: number, more: Partial<PanelJson> = {}): PanelJson {
  return panel(id, 0, y, 24, 1, { type: "row", ...more });
}

function drawn(panels: readonly PanelJson[], open: Readonly<Record<string, boolean>> = {}): readonly string[] {
  return layoutOf({ panels }, { scopesOf, open: new Map(Object.entries(open)) }).map(told);
}

function told({ key, x, y, w, h }: PlacedPanel): string {
  return `${key} ${x},${y} ${w}x${h}`;
}

test("panels stay where the file has them, and move up into gaps", (t) => {
  t.deepEqual(drawn([panel(1, 0, 0, 12, 8), panel(2, 12, 0, 12, 4), panel(3, 12, 9, 12, 4), panel(4, 0, 20, 24, 2)]), [
    "panel-1 0,0 12x8",
    "panel-2 12,0 12x4",
    "panel-3 12,4 12x4",
    "panel-4 0,8 24x2",
  ]);
});

test("a row that carries its panels opens and closes, and moves what is below", (t) => {
  const inside = [panel(2, 0, 5, 12, 8), panel(3, 12, 5, 12, 4)];
  const panels = [row(1, 0, { collapsed: true, panels: inside }), row(4, 1), panel(5, 0, 2, 24, 3)];
  t.deepEqual(drawn(panels), ["row-1 0,0 24x1", "row-4 0,1 24x1", "panel-5 0,2 24x3"]);
  t.deepEqual(drawn(panels, { "row-1": true }), [
    "row-1 0,0 24x1",
    "panel-2 0,1 12x8",
    "panel-3 12,1 12x4",
    "row-4 0,9 24x1",
    "panel-5 0,10 24x3",
  ]);
});

test("a row that its panels follow closes and opens alike", (t) => {
  const panels = [row(1, 0), panel(2, 0, 1, 24, 8), row(3, 9), panel(4, 0, 10, 6, 2)];
  t.deepEqual(drawn(panels, { "row-1": false }), ["row-1 0,0 24x1", "row-3 0,1 24x1", "panel-4 0,2 6x2"]);
});

test("what follows a closed row does not belong to it", (t) => {
  const panels = [row(1, 0, { collapsed: true, panels: [panel(2, 0, 1, 12, 8)] }), panel(3, 0, 1, 12, 4)];
  t.deepEqual(drawn(panels), ["row-1 0,0 24x1", "panel-3 0,1 12x4"]);
  t.deepEqual(drawn(panels, { "row-1": true }), ["row-1 0,0 24x1", "panel-2 0,1 12x8", "panel-3 0,9 12x4"]);
});

test("a panel is repeated beside itself, so many in a line, and what follows moves down", (t) => {
  t.deepEqual(drawn([panel(1, 6, 0, 6, 3, { repeat: "three", maxPerRow: 2 }), panel(2, 0, 3, 24, 1)]), [
    "panel-1 0,0 12x3",
    "panel-1-clone-1 12,0 12x3",
    "panel-1-clone-2 0,3 12x3",
    "panel-2 0,6 24x1",
  ]);
});

test("a panel is repeated below itself in its own width", (t) => {
  t.deepEqual(drawn([panel(1, 6, 0, 6, 3, { repeat: "two", repeatDirection: "v" }), panel(2, 12, 0, 6, 3)]), [
    "panel-1 6,0 6x3",
    "panel-1-clone-1 6,3 6x3",
    "panel-2 12,0 6x3",
  ]);
});

test("a panel whose variable has no values is shown once", (t) => {
  t.deepEqual(drawn([panel(1, 0, 0, 6, 3, { repeat: "none" })]), ["panel-1 0,0 6x3"]);
});

test("a row is repeated with everything in it, each for its value", (t) => {
  const panels = [row(1, 0, { repeat: "two" }), panel(2, 0, 1, 12, 2), row(3, 3)];
  t.deepEqual(drawn(panels, { "row-1-clone-1": false }), [
    "row-1 0,0 24x1",
    "panel-2 0,1 12x2",
    "row-1-clone-1 0,3 24x1",
    "row-3 0,4 24x1",
  ]);
  const placed = layoutOf({ panels }, { scopesOf });
  t.deepEqual(
    placed.map(({ key, scopes: own }) => [key, ...own.map(({ value }) => value)]),
    [["row-1", "x"], ["panel-2", "x"], ["row-1-clone-1", "y"], ["panel-2-row-1", "y"], ["row-3"]],
  );
});

test("a panel is found by its id, with or without the word, repeated or in a closed row", (t) => {
  const dashboard = {
    panels: [row(1, 0, { collapsed: true, panels: [panel(2, 0, 1, 6, 2)] }), panel(3, 0, 9, 6, 3, { repeat: "two" })],
  };
  t.is(viewedPanel(dashboard, "2", scopesOf)?.panel.id, 2);
  t.is(viewedPanel(dashboard, "panel-3-clone-1", scopesOf)?.scopes[0]?.value, "y");
  t.is(viewedPanel(dashboard, "panel-9", scopesOf), undefined);
  t.is(viewedPanel(dashboard, "row-1", scopesOf), undefined);
});

const panels = fc.array(
  fc.record(
    {
      id: fc.integer({ min: 1, max: 30 }),
      type: fc.constantFrom("row", "stat", "timeseries"),
      gridPos: fc.record({
        x: fc.integer({ min: -2, max: 30 }),
        y: fc.integer({ min: 0, max: 40 }),
        w: fc.integer({ min: 0, max: 30 }),
        h: fc.integer({ min: 0, max: 12 }),
      }),
      collapsed: fc.boolean(),
      repeat: fc.constantFrom("two", "three", "none"),
      repeatDirection: fc.constantFrom("h", "v"),
      maxPerRow: fc.integer({ min: 1, max: 12 }),
    },
    { requiredKeys: ["id", "type", "gridPos"] },
  ),
  { maxLength: 12 },
);

test("whatever a file has, nothing overlaps, nothing leaves the grid, and every key is its own", (t) => {
  const nested = fc
    .tuple(panels, panels)
    .map(([outer, inner]) =>
      outer.map((one, index) => (one.type === "row" && index % 2 === 0 ? { ...one, panels: inner } : one)),
    );
  fc.assert(
    fc.property(nested, fc.boolean(), (given, all) => {
      const placed = layoutOf(readDashboard({ panels: given }), { scopesOf, all });
      t.is(new Set(placed.map(({ key }) => key)).size, placed.length);
      for (const [index, one] of placed.entries()) {
        t.true(one.x >= 0 && one.w >= 1 && one.x + one.w <= 24 && one.y >= 0 && one.h >= 1, told(one));
        for (const two of placed.slice(index + 1)) t.false(overlap(one, two), `${told(one)} and ${told(two)}`);
      }
    }),
  );
});

function overlap(a: PlacedPanel, b: PlacedPanel): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
