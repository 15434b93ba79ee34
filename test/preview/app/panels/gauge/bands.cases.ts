import test from "ava";
import { bandsOf } from "../../../../../preview/app/src/panels/gauge/bands.ts";

const steps = [
  { value: Number.NEGATIVE_INFINITY, color: "green" },
  { value: 10, color: "orange" },
  { value: 15, color: "red" },
];

test("each threshold begins a band, the last goes to the end", (t) => {
  t.deepEqual(bandsOf(steps, { min: 0, max: 20, percentage: false }), [
    { from: 0, to: 0.5, begins: 0, color: "green" },
    { from: 0.5, to: 0.75, begins: 10, color: "orange" },
    { from: 0.75, to: 1, begins: 15, color: "red" },
  ]);
});

test("thresholds in percent are of the scale", (t) => {
  const bands = bandsOf(steps, { min: 100, max: 300, percentage: true });
  t.deepEqual(
    bands.map(({ begins }) => begins),
    [100, 120, 130],
  );
});

test("a band outside of the scale is left out, one that begins before it begins with it", (t) => {
  t.deepEqual(bandsOf(steps, { min: 12, max: 14, percentage: false }), [
    { from: 0, to: 1, begins: 12, color: "orange" },
  ]);
});
