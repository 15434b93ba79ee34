import test from "ava";
import fc from "fast-check";
import { printShare, shareOf } from "../../../validation/statistics/index.ts";

/** The examples of Newcombe (1998), Statistics in Medicine 17, table I, method 3; the last row is that of the project's own promise. */
const textbook = [
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [20, 20, 0.8389, 1],
] as const;

for (const [hits, of, low, high] of textbook)
  test(`${hits} of ${of} is between ${low} and ${high}`, (t) => {
    const share = shareOf(hits, of);
    t.is(Number(share.low?.toFixed(4)), low);
    t.is(Number(share.high?.toFixed(4)), high);
  });

test("of nothing there is no interval", (t) => {
  t.deepEqual(shareOf(0, 0), { hits: 0, of: 0 });
  t.is(printShare(shareOf(0, 0)), "0/0");
});

const printed = {
  "20/20 (0.84–1.00)": [20, 20],
  "0/20 (0.00–0.16)": [0, 20],
  "18/20 (0.70–0.97)": [18, 20],
  "1/1 (0.21–1.00)": [1, 1],
  // With two decimals this would read as certainty.
  "1000/1000 (0.996–1.000)": [1000, 1000],
  "0/10000 (0.0000–0.0004)": [0, 10_000],
} as const;
for (const [text, [hits, of]] of Object.entries(printed))
  test(`${hits} of ${of} is printed ${text}`, (t) => t.is(printShare(shareOf(hits, of)), text));

for (const [hits, of] of [
  [21, 20],
  [-1, 20],
  [0.5, 20],
  [0, Number.NaN],
] as const)
  test(`${hits} of ${of} is refused`, (t) => {
    t.throws(() => shareOf(hits, of), { instanceOf: RangeError, message: `${hits} of ${of} is no share` });
  });

const shares = fc.nat(5000).chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));

test("the interval stays in 0…1 and holds the share itself", (t) => {
  fc.assert(
    fc.property(shares, ([hits, of]) => {
      fc.pre(of > 0);
      const { low = Number.NaN, high = Number.NaN } = shareOf(hits, of);
      t.true(0 <= low && low <= hits / of && hits / of <= high && high <= 1 && low < high, `${low}…${high}`);
    }),
  );
});

test("what is a miss to one is a hit to the other", (t) => {
  fc.assert(
    fc.property(shares, ([hits, of]) => {
      fc.pre(of > 0);
      const [hit, miss] = [shareOf(hits, of), shareOf(of - hits, of)];
      t.true(Math.abs((hit.low ?? 2) - (1 - (miss.high ?? 2))) < 1e-12);
      t.true(Math.abs((hit.high ?? 2) - (1 - (miss.low ?? 2))) < 1e-12);
    }),
  );
});

test("more trials with the same share tell more", (t) => {
  const width = ([hits, of]: readonly [number, number]) => {
    const { low = 0, high = 1 } = shareOf(hits, of);
    return high - low;
  };
  fc.assert(
    fc.property(shares, fc.integer({ min: 2, max: 10 }), ([hits, of], times) => {
      fc.pre(of > 0);
      t.true(width([hits * times, of * times]) < width([hits, of]));
    }),
  );
});

test("no share is printed as certainty, and both ends always differ", (t) => {
  fc.assert(
    fc.property(
      fc.nat(10_000_000).chain((of) => fc.tuple(fc.constantFrom(0, of), fc.constant(of))),
      ([hits, of]) => {
        fc.pre(of > 0);
        const [, low, high] = /\(([\d.]+)–([\d.]+)\)$/.exec(printShare(shareOf(hits, of))) ?? [];
        t.not(low, high);
      },
    ),
  );
});
