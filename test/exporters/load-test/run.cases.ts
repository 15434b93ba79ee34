import test from "ava";
import fc from "fast-check";
import {
  bounded,
  labelValue,
  nothingKnown,
  type Run,
  seconds,
  shifted,
} from "../../../exporters/load-test/run/index.ts";

test("milliseconds become seconds by moving the point, whatever dividing would make of them", (t) => {
  t.is(seconds(5.2), 0.0052);
  t.is(seconds(4.35), 0.00435);
  t.is(seconds(0.1), 0.0001);
  t.is(seconds("1e-7"), 1e-10);
  t.is(seconds(1e21), 1e18);
  t.is(shifted("99.99", -2), 0.9999);
});

test("moved back it is the number that was given, to every digit a tool prints", (t) => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(6), (digits, places) => {
      const printed = shifted(digits, -places);
      return shifted(seconds(printed), 3) === printed;
    }),
  );
  t.pass();
});

const run = (fields: Partial<Run>): Run => ({
  ...nothingKnown,
  tool: "k6",
  test: "mix",
  source: "summary",
  running: false,
  seenAt: 1,
  ...fields,
});
const operation = (name: string, requests: number) => ({
  protocol: "http",
  operation: name,
  requests,
  failures: 1,
  average: 0.5,
  quantiles: [["0.95", 1]] as [string, number][],
});

test("what says most stays, the rest is summed up; quantiles and averages cannot be", (t) => {
  const all = [operation("a", 1), operation("b", 30), operation("c", 2), operation("d", 20)];
  const { operations, cut } = bounded(run({ operations: all }), 2);
  t.deepEqual(operations, [
    operation("b", 30),
    operation("d", 20),
    { protocol: "http", operation: "other", requests: 3, failures: 2, quantiles: [] },
  ]);
  t.deepEqual(cut, { operation: 2 });
});

test("failed checks, broken thresholds, frequent errors and large counts stay", (t) => {
  const cutRun = bounded(
    run({
      checks: [
        { name: "a", passed: 5, failed: 0 },
        { name: "b", passed: 0, failed: 1 },
        { name: "c", passed: 7, failed: 0 },
      ],
      thresholds: [
        { metric: "a", expression: "x", ok: true },
        { metric: "b", expression: "x", ok: false },
      ],
      errors: [1, 9, 3].map((count) => ({ protocol: "http", operation: "o", error: `e${count}`, count })),
      operations: [operation("o", 1)],
      counters: [1, 9, 3].map((value) => ({ name: `c${value}`, value })),
    }),
    1,
  );
  t.deepEqual(cutRun.checks, [
    { name: "b", passed: 0, failed: 1 },
    { name: "other", passed: 12, failed: 0 },
  ]);
  t.deepEqual(cutRun.thresholds, [{ metric: "b", expression: "x", ok: false }]);
  t.deepEqual(
    cutRun.errors.map(({ operation: name, error, count }) => [name, error, count]),
    [
      ["o", "e9", 9],
      ["other", "other", 4],
    ],
  );
  t.deepEqual(cutRun.counters, [{ name: "c9", value: 9 }]);
  t.deepEqual(cutRun.cut, { error: 2, check: 2, threshold: 1, counter: 2 });
});

test("a name that comes twice is one series", (t) => {
  const { operations, checks } = bounded(
    run({
      operations: [operation("a", 1), operation("a", 2)],
      checks: [
        { name: "c", passed: 1, failed: 0 },
        { name: "c", passed: 0, failed: 2 },
      ],
    }),
    5,
  );
  t.deepEqual(operations, [{ protocol: "http", operation: "a", requests: 3, failures: 2, quantiles: [] }]);
  t.deepEqual(checks, [{ name: "c", passed: 1, failed: 2 }]);
});

test("bounding once is enough", (t) => {
  const all = Array.from({ length: 20 }, (_, n) => operation(`o${n % 15}`, n));
  const once = bounded(run({ operations: all }), 4);
  t.deepEqual(bounded(once, 5).operations, once.operations);
});

test("values of labels are well formed and of bounded length, and stay apart", (t) => {
  t.is(labelValue("short"), "short");
  t.is(labelValue("a\ud800b"), "a\ufffdb");
  const [one, other] = ["1", "2"].map((end) => labelValue("x".repeat(500) + end));
  t.true((one?.length ?? 0) <= 200 && one !== other);
});
