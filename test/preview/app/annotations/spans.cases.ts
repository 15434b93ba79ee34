import test from "ava";
import fc from "fast-check";
import { momentsOf, spansOf } from "../../../../preview/app/src/annotations/spans.ts";

test("samples a step apart are one span, a longer pause begins the next", (t) => {
  const samples = [60, 120, 180, 300, 420, 480].map((seconds) => [seconds * 1000, 1] as const);
  t.deepEqual(spansOf(samples, 60_000), [
    { from: 60_000, to: 180_000 },
    { from: 300_000, to: 300_000 },
    { from: 420_000, to: 480_000 },
  ]);
});

test("a sample that is zero or not a number is none", (t) => {
  const samples = [
    [0, 1],
    [60_000, 0],
    [120_000, Number.NaN],
    [180_000, 2],
  ] as const;
  t.deepEqual(spansOf(samples, 60_000), [
    { from: 0, to: 0 },
    { from: 180_000, to: 180_000 },
  ]);
});

test("every sample is in one span, and spans are further apart than a step", (t) => {
  const times = fc.uniqueArray(fc.nat({ max: 500 }), { maxLength: 60 });
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 20 }), (given, step) => {
      const sorted = given.sort((a, b) => a - b);
      const spans = spansOf(
        sorted.map((time) => [time, 1]),
        step,
      );
      for (const time of sorted)
        if (spans.filter(({ from, to }) => from <= time && time <= to).length !== 1) return false;
      return spans.every(({ to }, index) => (spans[index + 1]?.from ?? Number.POSITIVE_INFINITY) - to > step);
    }),
  );
  t.pass();
});

test("values that tell the time are moments, each once", (t) => {
  const start = 1_700_000_000_000;
  const samples = [
    [0, start],
    [60_000, start],
    [120_000, start + 5000.7],
    [180_000, Number.NaN],
  ] as const;
  t.deepEqual(momentsOf(samples), [
    { from: start, to: start },
    { from: start + 5000, to: start + 5000 },
  ]);
});
