import test from "ava";
import { constant, gap, lineOf, ramp, type Shape, valueAt } from "../../../metrics/kit/index.ts";

const values = test.macro({
  exec(t, samples: readonly Shape[], expected: readonly (readonly [ms: number, value: number | undefined])[]) {
    const line = lineOf(samples);
    for (const [ms, value] of expected) {
      t.is(line(ms), value, `at ${ms} ms`);
      t.is(valueAt(samples, ms), value, `alone at ${ms} ms`);
    }
  },
  title: (name) => `the value at a moment: ${name}`,
});

test(
  "the same all the time",
  values,
  [constant(2)],
  [
    [-1, undefined],
    [0, 2],
    [1e9, 2],
  ],
);
test(
  "a ramp at any fraction of its step",
  values,
  [ramp({ from: 1, by: 4, per: "2s" })],
  [
    [0, 1],
    [1, 1.002],
    [500, 2],
    [500.5, 2.001],
    [2000, 5],
  ],
);
test(
  "where one ends the next one begins",
  values,
  [constant(1, "1s"), constant(2, "1s"), constant(3)],
  [
    [999.9, 1],
    [1000, 2],
    [2000, 3],
  ],
);
test(
  "a ramp counts from its own beginning",
  values,
  [gap("10s"), ramp({ from: 5, by: -1, per: "1s" })],
  [
    [9999, undefined],
    [10_000, 5],
    [12_000, 3],
  ],
);
test(
  "the last one's end belongs to it",
  values,
  [constant(1, "1s"), ramp({ from: 0, by: 1, per: "1s", lasts: "2s" })],
  [
    [3000, 2],
    [3000.1, undefined],
  ],
);
test(
  "no time, no value, unless it is the last",
  values,
  [constant(1, "0s"), constant(2, "1s"), constant(3, "0s")],
  [
    [0, 2],
    [1000, 3],
    [1001, undefined],
  ],
);
test("behind what has no end nothing comes", values, [constant(1), constant(2)], [[1e12, 1]]);
test("no shapes", values, [], [[0, undefined]]);
