import test from "ava";
import fc from "fast-check";
import { middleOf, percentOf, slicePath, slicesOf } from "../../../../../preview/app/src/panels/pie/slices.ts";

test("slices follow each other from the top, each as large as its value", (t) => {
  t.deepEqual(slicesOf([1, 3]), [
    { from: 0, to: 0.25, share: 0.25 },
    { from: 0.25, to: 1, share: 0.75 },
  ]);
});

test("what is not above zero has no slice and takes nothing from the others", (t) => {
  const shares = slicesOf([2, -1, Number.NaN, 0, Number.POSITIVE_INFINITY, 2]).map(({ share }) => share);
  t.deepEqual(shares, [0.5, 0, 0, 0, 0, 0.5]);
  t.deepEqual(slicesOf([0, 0]), [
    { from: 0, to: 0, share: 0 },
    { from: 0, to: 0, share: 0 },
  ]);
});

test("all slices together are the whole", (t) => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
      const slices = slicesOf(values);
      const whole = slices.reduce((sum, { share }) => sum + share, 0);
      return Math.abs(whole - 1) < 1e-9 && slices.every(({ from }, index) => from === (slices[index - 1]?.to ?? 0));
    }),
  );
  t.pass();
});

test("percents are whole unless the field has decimals", (t) => {
  t.is(percentOf({ from: 0, to: 0.125, share: 0.125 }), "13%");
  t.is(percentOf({ from: 0, to: 0.125, share: 0.125 }, 2), "12.50%");
});

test("a single value is drawn as a whole pie, with a hole where one is asked for", (t) => {
  const [whole = { from: 0, to: 1, share: 1 }] = slicesOf([7]);
  t.regex(slicePath(whole, 10, 0), /^M 0 0 L 0\.00 -10\.00 A 10 10 0 1 1 /);
  t.is(slicePath(whole, 10, 6).match(/A /g)?.length, 2);
});

test("a label stands in the middle of its slice", (t) => {
  const { x, y } = middleOf({ from: 0, to: 0.5, share: 0.5 }, 10);
  t.true(Math.abs(x - 10) < 1e-9 && Math.abs(y) < 1e-9);
});
