import test from "ava";
import fc from "fast-check";
import { formatDuration, type Node, printNode } from "../../../metrics/kit/index.ts";
import { carryScenario, compressDuration, compressExpression } from "../../../validation/compress/index.ts";
import { read } from "./promql.ts";

/** Whole multiples of a minute, which 20 and 60 divide. */
const length = fc.integer({ min: 1, max: 50_000 }).map((minutes) => formatDuration(minutes * 60_000));
const label = fc.constantFrom("a", "b", "job");
const leaf = fc.oneof(
  fc.constantFrom("up", 'x{job="y"}'),
  length.map((back) => `x offset ${back}`),
  fc
    .tuple(fc.constantFrom("increase", "max_over_time", "changes", "resets", "count_over_time", "delta"), length)
    .map(([name, range]) => `${name}(x[${range}])`),
);

/** Expressions of which nothing but lengths changes: no slopes per second, no limits of slopes, no clock. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc
      .tuple(fc.constantFrom("+", "/", "and", "or", "> bool"), tie("expression"), tie("expression"))
      .map(([op, a, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(fc.constantFrom("sum", "max", "count"), label, tie("expression"))
      .map(([op, by, a]) => `${op} by (${by}) (${a})`),
    fc.tuple(label, tie("expression"), tie("expression")).map(([on, a, b]) => `(${a} * on (${on}) group_left () ${b})`),
    fc.tuple(tie("expression"), length, length).map(([a, range, step]) => `min_over_time((${a})[${range}:${step}])`),
  ),
}));
const by = (factor: number) => (node: Node) => compressExpression(node, { factor });

test("compressed by 1 it is the same", (t) => {
  fc.assert(
    fc.property(expression, (text) => {
      t.deepEqual(by(1)(read(text)), read(text));
    }),
  );
  for (const text of ["rate(x[1m]) > 5", "predict_linear(x[1m], 60)", "deriv(x[1m])"])
    t.deepEqual(by(1)(read(text)), read(text));
});

test("compressed twice it is compressed by the product", (t) => {
  const factors = fc.constantFrom([2, 10], [4, 5], [3, 20], [5, 12]);
  fc.assert(
    fc.property(expression, factors, (text, [a = 1, b = 1]) => {
      t.is(printNode(by(b)(by(a)(read(text)))), printNode(by(a * b)(read(text))));
    }),
  );
});

test("what comes out is read as it was meant", (t) => {
  fc.assert(
    fc.property(expression, fc.constantFrom({}, { scenario: "e1" }), (text, scenario) => {
      const node = carryScenario(by(20)(read(text)), scenario);
      t.deepEqual(read(printNode(node)), node);
    }),
  );
});

test("a duration is divided to the nearest millisecond", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 10 }), fc.integer({ min: 1, max: 100 }), (whole, factor) => {
      t.is(
        compressDuration(formatDuration(whole), factor),
        formatDuration(Math.max(1, Math.round(whole / factor))) as "1s",
      );
    }),
  );
});
