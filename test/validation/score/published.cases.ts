import test from "ava";
import { parts } from "../../../validation/result/index.ts";
import { gates, weights } from "../../../validation/score/index.ts";

test("the weights are a hundred points", (t) => {
  t.is(
    Object.values(weights).reduce((total, { points }) => total + points, 0),
    100,
  );
});

test("every part of a result has a weight, except the faults of a watched system", (t) => {
  t.deepEqual([...Object.keys(weights), "faults"].sort(), Object.keys(parts.shape).sort());
});

test("every weight and every gate says why, and a gate what to do", (t) => {
  for (const { why } of Object.values(weights)) t.regex(why, /^[A-Z].*\.$/);
  for (const { fault, why, remedy } of Object.values(gates)) {
    t.regex(fault, /^[a-z].*[^.]$/);
    t.regex(why, /^[A-Z].*\.$/);
    t.regex(remedy, /^[A-Z].*\.$/);
  }
});
