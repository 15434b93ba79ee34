import test from "ava";
import fc from "fast-check";
import { gridOfPoints } from "../../../../../preview/app/src/panels/heatmap/counted-grid.ts";

const size = (value?: number) => ({ mode: "size" as const, ...(value === undefined ? {} : { value }) });

test("points are counted into cells of the sizes asked for", (t) => {
  const points = [0, 5, 12, 19].map((time) => ({ time, value: time / 10 }));
  const grid = gridOfPoints(points, { x: size(10), y: size(0.5) });
  t.deepEqual(grid?.columns, [
    { from: 0, to: 10 },
    { from: 10, to: 20 },
  ]);
  t.deepEqual(
    grid?.rows.map(({ low, high }) => [low, high]),
    [
      [0, 0.5],
      [0.5, 1],
      [1, 1.5],
      [1.5, 2],
    ],
  );
  t.deepEqual(grid?.counts, [
    [1, 1, 0, 0],
    [0, 0, 1, 1],
  ]);
});

test("rows can grow by powers, so many to each; what is not above zero has none", (t) => {
  const points = [0.5, 1, 2, 3, 4, 0, -1, Number.NaN].map((value) => ({ time: 0, value }));
  const grid = gridOfPoints(points, { x: size(1), y: { ...size(1), log: 2 } });
  t.deepEqual(
    grid?.rows.map(({ low }) => low),
    [0.5, 1, 2, 4],
  );
  t.deepEqual(grid?.counts, [[1, 1, 2, 1]]);
  t.is(gridOfPoints(points, { x: size(1), y: { ...size(2), log: 10 } })?.rows.length, 3);
});

test("sizes that nobody gave are chosen: at least twenty columns and ten rows of a full range", (t) => {
  const points = Array.from({ length: 200 }, (_, n) => ({ time: n * 15_000, value: n * 0.013 }));
  const grid = gridOfPoints(points, { x: size(), y: size() });
  t.is((grid?.columns[0]?.to ?? 0) - (grid?.columns[0]?.from ?? 0), 120_000);
  t.true((grid?.rows.length ?? 0) >= 10 && (grid?.rows.length ?? 0) <= 30);
});

test("a size that would make a million rows is not used", (t) => {
  const points = [0, 1e6].map((value) => ({ time: 0, value }));
  t.is(gridOfPoints(points, { x: size(), y: size(1e-9) })?.rows.length, 11);
});

test("without a point there is no grid", (t) => {
  t.is(gridOfPoints([], { x: size(), y: size() }), undefined);
});

test("every point is counted once, in the row and the column that hold it", (t) => {
  const point = fc.record({
    time: fc.integer({ min: 0, max: 3_600_000 }),
    value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 50 }), (points) => {
      const grid = gridOfPoints(points, { x: { mode: "count", value: 10 }, y: { mode: "count", value: 10 } });
      const sum = grid?.counts.flat().reduce<number>((total, count = 0) => total + count, 0);
      return sum === points.length && (grid?.rows.length ?? 0) < 60 && (grid?.columns.length ?? 0) < 60;
    }),
  );
  t.pass();
});
