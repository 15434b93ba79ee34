import test from "ava";
import { colorIndex, colorRange, isShown, isTurned } from "../../../../../preview/app/src/panels/heatmap/colors.ts";

test("few is near the background: schemes are turned as Grafana turns them", (t) => {
  t.true(isTurned("Oranges", true, false));
  t.false(isTurned("Oranges", false, false));
  t.false(isTurned("Oranges", true, true));
  t.false(isTurned("Turbo", true, false));
  t.true(isTurned("Viridis", false, false));
  t.true(isTurned("RdYlGn", false, false));
});

test("the colours reach from the least to the most of what is shown, or as asked", (t) => {
  const counts = [
    [0, 2, undefined],
    [8, Number.NaN, 100],
  ];
  t.deepEqual(colorRange(counts, { le: 1e-9, ge: 100 }, {}), { min: 2, max: 8 });
  t.deepEqual(colorRange(counts, { le: 1e-9 }, { min: 0, max: 10 }), { min: 0, max: 10 });
  t.deepEqual(colorRange([[]], {}, {}), { min: 0, max: 0 });
});

test("what is not shown has no colour", (t) => {
  t.false(isShown(0, { le: 0 }));
  t.true(isShown(0, {}));
  t.true(isShown(0, { le: null, ge: null }));
  t.false(isShown(undefined, {}));
});

test("a count's colour is its share of the palette; beyond the range it is an end's", (t) => {
  const range = { min: 0, max: 10 };
  t.deepEqual(
    [-1, 0, 2.5, 5, 9.99, 10, 11].map((count) => colorIndex(count, range, 4)),
    [0, 0, 1, 2, 3, 3, 3],
  );
  t.is(colorIndex(3, { min: 3, max: 3 }, 4), 3);
});
