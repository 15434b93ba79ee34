import test from "ava";
import fc from "fast-check";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { differenceOf, quantile } from "../../../validation/statistics/index.ts";

const few = { resamples: 200 };
const sample = fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 40 });
const share = fc.constantFrom(0.5, 0.95);

test("of an empty sample there is nothing to tell", (t) => {
  t.is(differenceOf([], [1, 2], 0.5), undefined);
  t.is(differenceOf([1, 2], [], 0.5), undefined);
});

test("what never varies moved by exactly what it moved", (t) => {
  t.deepEqual(differenceOf(Array(20).fill(100), Array(20).fill(107), 0.95), {
    before: 100,
    after: 107,
    low: 7,
    high: 7,
  });
});

test("the same samples have the same interval, in any order; another seed draws otherwise", (t) => {
  const [before, after] = [noise(1, 30, 1), noise(2, 30, 1)];
  const first = differenceOf(before, after, 0.5);
  t.deepEqual(differenceOf(before.toReversed(), after.toSorted(), 0.5), first);
  t.notDeepEqual(differenceOf(before, after, 0.5, { seed: 2 }), first);
});

test("both quantiles are those of the samples, and no resample leaves what the samples allow", (t) => {
  fc.assert(
    fc.property(sample, sample, share, (before, after, q) => {
      const found = differenceOf(before, after, q, few);
      t.truthy(found);
      if (found === undefined) return;
      t.is(quantile(before, q), found.before);
      t.is(quantile(after, q), found.after);
      t.true(Math.min(...after) - Math.max(...before) <= found.low);
      t.true(found.low <= found.high);
      t.true(found.high <= Math.max(...after) - Math.min(...before));
    }),
  );
});

test("in another unit it is the same difference", (t) => {
  fc.assert(
    fc.property(sample, sample, share, (before, after, q) => {
      const [one, other] = [[before, after] as const, [before.map(timesEight), after.map(timesEight)] as const].map(
        ([from, to]) => differenceOf(from, to, q, few),
      );
      t.deepEqual(other && [other.low, other.high], one && [one.low * 8, one.high * 8]);
    }),
  );
});

test("95 of 100 intervals hold the true difference", (t) => {
  const runs = Array.from({ length: 300 }, (_, run) =>
    differenceOf(noise(2 * run + 1, 40, 1), noise(2 * run + 2, 40, 1.25), 0.5, few),
  );
  const truth = 0.25 * 1500;
  const held = runs.filter((run) => run !== undefined && run.low <= truth && truth <= run.high).length;
  t.true(held / runs.length > 0.92 && held / runs.length < 0.99, `${held} of ${runs.length}`);
});

const timesEight = (value: number) => value * 8;

/** Evenly between one and two seconds, in milliseconds, and `times` that. */
function noise(seed: number, count: number, times: number): number[] {
  const random = xoroshiro128plus(seed);
  return Array.from({ length: count }, () => (1000 + 1000 * uniformFloat64(random)) * times);
}
