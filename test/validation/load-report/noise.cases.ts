import test from "ava";
import fc from "fast-check";
import { locustResolution, quantileInterval } from "../../../validation/load-report/compare/noise.ts";

const exact = () => 0;
const quantiles = [
  ["0", 0.001],
  ["0.5", 0.01],
  ["0.95", 0.02],
  ["0.99", 0.04],
  ["1", 0.1],
] as const;

test("an interval holds its value and narrows with more requests", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0.5, 0.95, 0.99), (requests, q) => {
      const value = quantiles.find(([one]) => Number(one) === q)?.[1] ?? 0;
      const some = quantileInterval({ protocol: "http", requests, quantiles }, q, exact);
      const more = quantileInterval({ protocol: "http", requests: requests * 4, quantiles }, q, exact);
      if (some === undefined || more === undefined) return false;
      return some[0] <= value && value <= some[1] && some[0] <= more[0] && more[1] <= some[1];
    }),
  );
  t.pass();
});

test("of few requests the end of a high quantile is not known", (t) => {
  t.is(quantileInterval({ protocol: "http", requests: 100, quantiles }, 0.99, exact)?.[1], Number.POSITIVE_INFINITY);
  t.true(Number.isFinite(quantileInterval({ protocol: "http", requests: 1000, quantiles }, 0.99, exact)?.[1]));
  t.is(quantileInterval({ protocol: "http", requests: 1000, quantiles }, 0.999, exact), undefined);
});

/** A generator that stands still from run to run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

test("of samples drawn from a known distribution nineteen in twenty intervals hold the true median and P95", (t) => {
  const random = randomOf(7);
  const hits = { 0.5: 0, 0.95: 0 };
  for (let n = 0; n < 400; n += 1) {
    const times = Array.from({ length: 2000 }, () => -Math.log(random()) / 100).sort((a, b) => a - b);
    const known = [0, 0.5, 0.9, 0.95, 0.99, 0.999, 1].map(
      (q) => [String(q), times[Math.min(1999, Math.floor(q * 2000))] ?? 0] as const,
    );
    for (const q of [0.5, 0.95] as const) {
      const [low, high] = quantileInterval({ protocol: "http", requests: 2000, quantiles: known }, q, exact) ?? [0, 0];
      const truth = -Math.log(1 - q) / 100;
      if (low <= truth && truth <= high) hits[q] += 1;
    }
  }
  // The straight line between two quantiles is off where the density bends: a little wide or narrow, never far.
  for (const share of Object.values(hits)) t.true(share / 400 > 0.9 && share / 400 <= 1, String(share / 400));
});

test("Locust keeps whole milliseconds, and two digits from 100 ms on", (t) => {
  const rounded = (seconds: number) => Number(locustResolution(seconds).toPrecision(6));
  t.deepEqual([0.004, 0.099, 0.12, 0.98, 1.2, 14].map(rounded), [0.0005, 0.0005, 0.005, 0.005, 0.05, 0.5]);
});
