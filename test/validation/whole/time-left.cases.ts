import test from "ava";
import { timeLeft } from "../../../validation/whole/time-left.ts";

test("by the estimate, as long as the pieces take what was thought", (t) => {
  t.is(timeLeft({ estimated: 600, elapsed: 60, done: 0, of: 10 }), 540);
  t.is(timeLeft({ estimated: 600, elapsed: 270, done: 4, of: 10 }), 330);
});

test("by the pace, where they take longer; never nothing, never less than that before the end", (t) => {
  t.is(timeLeft({ estimated: 600, elapsed: 900, done: 4, of: 10 }), 1100);
  t.is(timeLeft({ estimated: 600, elapsed: 900, done: 0, of: 10 }), 5);
  t.is(timeLeft({ estimated: 600, elapsed: 900, done: 10, of: 10 }), 5);
});
