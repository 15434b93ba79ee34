import test from "ava";
import { clipped, plain, time, timed, whole } from "../../../validation/report/words/index.ts";

const times: readonly (readonly [number, string])[] = [
  [0, "0 ms"],
  [0.42, "0.4 ms"],
  [999.4, "999 ms"],
  [1800, "1.8 s"],
  [9960, "10 s"],
  [18_370, "18.4 s"],
  [36_000, "36 s"],
  [220_000, "3m40s"],
  [3_599_600, "1h00m"],
  [7_500_000, "2h05m"],
  [-1500, "−1.5 s"],
];
for (const [milliseconds, text] of times)
  test(`${milliseconds} milliseconds are ${text}`, (t) => t.is(time(milliseconds), text));

test("a compressed time stands with its factor and what it is in the real stack", (t) => {
  t.is(timed({ milliseconds: 1800, factor: 20 }), "1.8 s ×20 = 36 s");
  t.is(timed({ milliseconds: 1800, factor: 1 }), "1.8 s");
  t.is(timed({ milliseconds: undefined, factor: 20 }), "–");
});

test("large numbers are told in threes", (t) =>
  t.deepEqual([12, 1234, 1_234_567].map(whole), ["12", "1,234", "1,234,567"]));

test("a text is one line without controls and halves of characters", (t) => {
  t.is(plain(" a\nb\u0000c\ud800\u202ed "), "a b\ufffdc\ufffd\ufffdd");
  t.is(clipped("🙂🙂🙂🙂", 3), "🙂🙂…");
});
