import test from "ava";
import fc from "fast-check";
import { columns, columnsOf, flow, type GridPos } from "../../../dashboards/kit/grid.ts";
import { layOut } from "../../../dashboards/kit/layout.ts";

const size = fc.record({ w: fc.integer({ min: 1, max: columns }), h: fc.integer({ min: 1, max: 20 }) });
const rowSize = fc.record({ collapsed: fc.boolean(), panels: fc.array(size, { minLength: 1, maxLength: 12 }) });

test("panels go left to right and wrap before the edge", (t) => {
  const tall = { w: 10, h: 8 };
  const flat = { w: 10, h: 4 };
  t.deepEqual(flow([tall, flat, flat], 1), [
    { x: 0, y: 1, w: 10, h: 8 },
    { x: 10, y: 1, w: 10, h: 4 },
    { x: 0, y: 9, w: 10, h: 4 },
  ]);
});

test("named widths fill a line", (t) => {
  for (const [width, times] of [
    ["full", 1],
    ["half", 2],
    ["third", 3],
    ["quarter", 4],
    ["sixth", 6],
    ["eighth", 8],
  ] as const) {
    t.is(columnsOf(width) * times, columns, width);
  }
  t.is(columnsOf("two-thirds") + columnsOf("third"), columns);
  t.is(columnsOf("three-quarters") + columnsOf("quarter"), columns);
  t.is(columnsOf("five-sixths") + columnsOf("sixth"), columns);
  t.is(columnsOf(7), 7);
});

test("a folded row takes one line and keeps its panels' places for when it is unfolded", (t) => {
  const panels = [{ w: 24, h: 8 }];
  const [folded, open] = layOut([
    { collapsed: true, panels },
    { collapsed: false, panels },
  ]);
  t.deepEqual(folded, { header: { x: 0, y: 0, w: 24, h: 1 }, panels: [{ x: 0, y: 1, w: 24, h: 8 }] });
  t.deepEqual(open, { header: { x: 0, y: 1, w: 24, h: 1 }, panels: [{ x: 0, y: 2, w: 24, h: 8 }] });
});

test("whatever the sizes, nothing overlaps, overflows or changes order", (t) => {
  fc.assert(
    fc.property(fc.array(rowSize, { maxLength: 6 }), (rows) => {
      const placed = layOut(rows);
      for (const { header, panels } of placed) assertOrdered([header, ...panels]);
      const visible = placed.flatMap(({ header, panels }, i) => (rows[i]?.collapsed ? [header] : [header, ...panels]));
      assertOrdered(visible);
      assertApart(visible);
    }),
  );
  fc.assert(fc.property(fc.array(size), fc.nat(50), (sizes, top) => assertApart(flow(sizes, top))));
  t.pass();
});

test("sizes come out as they went in", (t) => {
  fc.assert(
    fc.property(fc.array(size), (sizes) => {
      const out = flow(sizes, 0).map(({ w, h }) => ({ w, h }));
      if (JSON.stringify(out) !== JSON.stringify(sizes)) throw new Error("a size changed");
    }),
  );
  t.pass();
});

function assertApart(places: readonly GridPos[]): void {
  const taken = new Set<string>();
  for (const { x, y, w, h } of places) {
    if (x < 0 || x + w > columns) throw new Error(`x ${x} + w ${w} leaves the grid`);
    for (let column = x; column < x + w; column++) {
      for (let line = y; line < y + h; line++) {
        const cell = `${column},${line}`;
        if (taken.has(cell)) throw new Error(`two panels at ${cell}`);
        taken.add(cell);
      }
    }
  }
}

function assertOrdered(places: readonly GridPos[]): void {
  if (places.length === 0) return;
  places.reduce((before, place) => {
    if (place.y < before.y || (place.y === before.y && place.x <= before.x)) throw new Error("the order changed");
    return place;
  });
}
