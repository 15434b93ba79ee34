import test from "ava";
import { gridOfBuckets } from "../../../../../preview/app/src/panels/heatmap/grid.ts";

const bucket = (name: string, ...values: [number, number][]) => ({ name, values: new Map(values) });

test("buckets named by their upper bounds are rows from the lowest up", (t) => {
  const buckets = [bucket("+Inf", [10, 3]), bucket("0.5", [10, 1], [20, 4]), bucket("2", [20, 2])];
  const grid = gridOfBuckets(buckets, { stepMs: 10, layout: "auto" });
  t.is(grid.layout, "le");
  t.deepEqual(
    grid.rows.map(({ low, high }) => [low, high]),
    [
      [-Infinity, 0.5],
      [0.5, 2],
      [2, Infinity],
    ],
  );
  t.deepEqual(grid.columns, [
    { from: 0, to: 10 },
    { from: 10, to: 20 },
  ]);
  t.deepEqual(grid.counts, [
    [1, undefined, 3],
    [4, 2, undefined],
  ]);
});

test("rows with other names keep their order and have no bounds", (t) => {
  const grid = gridOfBuckets([bucket("b", [1, 1]), bucket("a", [1, 2])], { stepMs: 1, layout: "auto" });
  t.is(grid.layout, "unknown");
  t.deepEqual(grid.rows, [{ name: "b" }, { name: "a" }]);
});

test("names can be lower bounds", (t) => {
  const grid = gridOfBuckets([bucket("5", [1, 1]), bucket("1", [1, 2])], { stepMs: 1, layout: "ge" });
  t.deepEqual(
    grid.rows.map(({ low, high }) => [low, high]),
    [
      [1, 5],
      [5, Infinity],
    ],
  );
});
