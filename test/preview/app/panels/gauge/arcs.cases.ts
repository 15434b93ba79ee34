import test from "ava";
import fc from "fast-check";
import {
  arcPath,
  circleIn,
  filledPart,
  pointAt,
  segments,
  shareOf,
  sweeps,
} from "../../../../../preview/app/src/panels/gauge/arcs.ts";

const size = fc.integer({ min: 20, max: 2000 });
const shape = fc.constantFrom("gauge", "circle") as fc.Arbitrary<"gauge" | "circle">;

test("a value fills its share of the dial, no less than none and no more than all", (t) => {
  t.deepEqual(filledPart(5, { min: 0, max: 20 }), { from: 0, to: 0.25 });
  t.deepEqual(filledPart(-5, { min: 0, max: 20 }), { from: 0, to: 0 });
  t.deepEqual(filledPart(50, { min: 0, max: 20 }), { from: 0, to: 1 });
  t.is(shareOf(3, 3, 3), 0.5);
});

test("from a neutral value the bar goes either way", (t) => {
  t.deepEqual(filledPart(10, { min: -20, max: 20 }, 0), { from: 0.5, to: 0.75 });
  t.deepEqual(filledPart(-10, { min: -20, max: 20 }, 0), { from: 0.25, to: 0.5 });
});

test("a dial lies within its rectangle, wherever on it one looks", (t) => {
  fc.assert(
    fc.property(size, size, shape, fc.double({ min: 0, max: 1, noNaN: true }), (width, height, name, share) => {
      const circle = circleIn(width, height, sweeps[name]);
      const { x, y } = pointAt(circle, circle.radius, sweeps[name], share);
      return x >= -0.01 && y >= -0.01 && x <= width + 0.01 && y <= height + 0.01;
    }),
  );
  t.pass();
});

test("an open dial begins lower left and ends lower right, a circle at the top", (t) => {
  const circle = { x: 100, y: 100, radius: 50 };
  const begins = pointAt(circle, 50, sweeps.gauge, 0);
  const ends = pointAt(circle, 50, sweeps.gauge, 1);
  t.true(begins.x < 100 && begins.y > 100);
  t.true(ends.x > 100 && Math.abs(ends.y - begins.y) < 1e-6);
  t.deepEqual(pointAt(circle, 50, sweeps.circle, 0), { x: 100, y: 50 });
});

test("a whole circle is drawn, though an arc that ends where it begins would be none", (t) => {
  const circle = { x: 0, y: 0, radius: 10 };
  t.notRegex(arcPath(circle, 10, sweeps.circle, { from: 0, to: 1 }), /^M (\S+ \S+) A .* \1$/);
});

test("segments are apart and fill the dial up to their last gap", (t) => {
  t.deepEqual(segments(4, 0.5), [
    { from: 0, to: 0.125 },
    { from: 0.25, to: 0.375 },
    { from: 0.5, to: 0.625 },
    { from: 0.75, to: 0.875 },
  ]);
});
