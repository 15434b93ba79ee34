import test from "ava";
import fc from "fast-check";
import { age } from "../../../../../preview/app/src/panels/kit/age.ts";

test("an age has its two greatest units", (t) => {
  t.is(age(0), "0s");
  t.is(age(-5000), "0s");
  t.is(age(59_999), "59s");
  t.is(age(60_000), "1m");
  t.is(age(3_780_000), "1h 3m");
  t.is(age(3_605_000), "1h");
  t.is(age(90_061_000), "1d 1h");
});

test("an age is never longer than it was, and at most a smaller unit shorter", (t) => {
  const seconds: Record<string, number> = { d: 86_400, h: 3600, m: 60, s: 1 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e10 }), (given) => {
      const told = [...age(given * 1000).matchAll(/(\d+)([dhms])/g)].map(
        ([, count, unit = ""]) => Number(count) * (seconds[unit] ?? 0),
      );
      const sum = told.reduce((a, b) => a + b, 0);
      return sum <= given && given - sum < Math.max(1, given / 20);
    }),
  );
  t.pass();
});
