import test from "ava";
import fc from "fast-check";
import { quantile } from "../../../validation/statistics/index.ts";

/** What R's `quantile(x, q, type = 7)` answers. */
const known = [
  [[1, 2, 3, 4], 0.25, 1.75],
  [[1, 2, 3, 4], 0.5, 2.5],
  [[4, 1, 3, 2], 0.75, 3.25],
  [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 0.25, 7.25],
  [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 0.75, 14.5],
  [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 0.95, 18.2],
  [[5], 0.95, 5],
  [[10, 2], 0, 2],
  [[10, 2], 1, 10],
] as const;
for (const [values, q, expected] of known)
  test(`at ${q} of ${values.join(" ")} lies ${expected}`, (t) => {
    t.true(Math.abs((quantile(values, q) ?? Number.NaN) - expected) < 1e-12);
  });

test("of nothing there is no quantile", (t) => t.is(quantile([], 0.5), undefined));

test("a share outside 0…1 and a value that is no number are refused", (t) => {
  for (const q of [-0.1, 1.1, Number.NaN])
    t.throws(() => quantile([1], q), {
      instanceOf: RangeError,
      message: `${q} is no share of the values; allowed: 0 to 1`,
    });
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
    t.throws(() => quantile([1, value], 0.5), {
      instanceOf: RangeError,
      message: `${value} is among the values; allowed: finite numbers`,
    });
});

const samples = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 200 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

test("it lies among the values, whatever their order, and leaves them as they are", (t) => {
  fc.assert(
    fc.property(samples, share, (values, q) => {
      const given = [...values];
      const found = quantile(values, q) ?? Number.NaN;
      t.true(Math.min(...values) <= found && found <= Math.max(...values));
      t.is(quantile(values.toReversed(), q), found);
      t.deepEqual(values, given);
    }),
  );
});

test("a greater share never lies lower", (t) => {
  fc.assert(
    fc.property(samples, share, share, (values, one, other) => {
      const [low = 0, high = 0] = [Math.min(one, other), Math.max(one, other)].map((q) => quantile(values, q));
      // Where the share steps from one pair of neighbours to the next, its last bit may be rounded either way.
      t.true(low <= high + 1e-6);
    }),
  );
});

test("so many values are below it as it says", (t) => {
  fc.assert(
    fc.property(samples, share, (values, q) => {
      const found = quantile(values, q) ?? Number.NaN;
      t.true(values.filter((value) => value < found).length <= Math.ceil((values.length - 1) * q));
      t.true(values.filter((value) => value <= found).length >= Math.floor((values.length - 1) * q) + 1);
    }),
  );
});
