import test from "ava";
import fc from "fast-check";
import {
  constant,
  type Duration,
  formatDuration,
  gap,
  gauge,
  ramp,
  type Samples,
  type Shape,
} from "../../../../alerts/kit/index.ts";
import { toInput, toNotation, toSeriesName } from "../../../../alerts/kit/scenario/index.ts";

const depth = gauge("queue_depth", { help: "Waiting jobs.", unit: "jobs", labels: ["queue"] });
const span = { end: 60_000, interval: 15_000 };

const notation = test.macro({
  exec(t, samples: Samples, text: string, values: readonly (number | undefined)[]) {
    const series = depth.series({ queue: "a" }, samples);
    t.is(toNotation(series, span), text);
    t.deepEqual(
      toInput(series, span).samples,
      values.map((value, index) => ({ at: index * 15_000, value })),
    );
  },
  title: (name) => `samples: ${name}`,
});

test("until the end", notation, constant(2), "2x4", [2, 2, 2, 2, 2]);
test("up to its own end, and then no more", notation, constant(2, "30s"), "2x2 stale _x1", [
  2,
  2,
  2,
  undefined,
  undefined,
]);
test("one after the other", notation, [constant(2, "30s"), constant(3)], "2x1 3x2", [2, 2, 3, 3, 3]);
test("rising", notation, ramp({ from: 1, by: 2, per: "1s" }), "1+30x4", [1, 31, 61, 91, 121]);
test("falling", notation, ramp({ from: 1, by: -1, per: "30s" }), "1-0.5x4", [1, 0.5, 0, -0.5, -1]);
test(
  "a ramp that begins between two samples",
  notation,
  [constant(5, "20s"), ramp({ from: 0, by: 1, per: "1s" })],
  "5x1 10+15x2",
  [5, 5, 10, 25, 40],
);
test("absent at first", notation, [gap("30s"), constant(1)], "_x2 1x2", [undefined, undefined, 1, 1, 1]);
test("absent for a while", notation, [constant(1, "15s"), gap("30s"), constant(1)], "1x0 stale _x1 1x1", [
  1,
  undefined,
  undefined,
  1,
  1,
]);
test("sums are promtool's", notation, ramp({ from: 0, by: 0.1, per: "15s" }), "0+0.1x4", [
  0,
  0.1,
  0.2,
  0.1 + 0.1 + 0.1,
  0.4,
]);

test("names and labels are quoted", (t) => {
  t.is(toSeriesName(depth.series({ queue: 'a"b\\' }, constant(1))), String.raw`queue_depth{queue="a\"b\\"}`);
});

const lasts = fc.integer({ min: 1, max: 400 }).map((seconds) => formatDuration(seconds * 1000) as Duration);
const value = fc.integer({ min: -5000, max: 5000 }).map((thousandths) => thousandths / 1000);
const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.tuple(value, lasts).map(([each, length]) => constant(each, length)),
  fc.tuple(value, value, lasts).map(([from, by, length]) => ramp({ from, by, per: "15s", lasts: length })),
  lasts.map((length) => gap(length)),
);

test("notation and numbers say the same of any series", (t) => {
  fc.assert(
    fc.property(fc.array(shape, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 80 }), (shapes, steps) => {
      const long = { end: steps * 15_000, interval: 15_000 };
      const series = depth.series({ queue: "a" }, shapes);
      const read = readNotation(toNotation(series, long));
      t.deepEqual(
        toInput(series, long).samples.map((sample) => sample.value),
        read,
      );
      t.is(read.length, steps + 1);
    }),
    { seed: 3 },
  );
});

/** promtool's notation as its documentation describes it. */
function readNotation(text: string): (number | undefined)[] {
  return text.split(" ").flatMap((word) => {
    if (word === "stale") return [undefined];
    const blank = /^_x(\d+)$/.exec(word);
    if (blank !== null) return Array.from({ length: Number(blank[1]) }, () => undefined);
    const [, from, by = "0", times] = /^(-?[\d.e-]+?)([+-][\d.e-]+)?x(\d+)$/.exec(word) ?? [];
    let current = Number(from);
    return Array.from({ length: Number(times) + 1 }, (_, index) => {
      if (index > 0) current += Number(by);
      return current;
    });
  });
}
