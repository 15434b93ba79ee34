import test from "ava";
import fc from "fast-check";
import { spread } from "../../../validation/result/index.ts";
import { quantile, spreadOf } from "../../../validation/statistics/index.ts";

test("of no trials only that there were none", (t) => t.deepEqual(spreadOf([]), { n: 0 }));

test("of a hundred and one trials the round numbers", (t) => {
  const trials = Array.from({ length: 101 }, (_, value) => 100 - value);
  t.deepEqual(spreadOf(trials), { n: 101, p50: 50, p95: 95, p99: 99, max: 100 });
});

test("each is the quantile, in order, as the result's schema takes it", (t) => {
  const trials = fc.array(fc.integer({ min: 0, max: 3_600_000 }), { minLength: 1 });
  fc.assert(
    fc.property(trials, (values) => {
      const { n, p50, p95, p99, max } = spread.parse(spreadOf(values));
      t.is(n, values.length);
      t.deepEqual(
        [p50, p95, p99, max],
        [quantile(values, 0.5), quantile(values, 0.95), quantile(values, 0.99), Math.max(...values)],
      );
    }),
  );
});
