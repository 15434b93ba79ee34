import test from "ava";
import {
  evaluate,
  type InputSeries,
  type Moment,
  type Sample,
  seriesStorage,
  Unsupported,
} from "../../../../alerts/kit/evaluate/index.ts";
import {
  absent,
  absentOverTime,
  add,
  and,
  avg,
  avgOverTime,
  count,
  countOverTime,
  deriv,
  div,
  type Expression,
  eq,
  gauge,
  gt,
  histogramQuantile,
  lastOverTime,
  lt,
  max,
  maxOverTime,
  min,
  minOverTime,
  mul,
  type Node,
  neg,
  not,
  or,
  rate,
  select,
  sub,
  sum,
  sumOverTime,
  time,
  unless,
  vector,
} from "../../../../alerts/kit/index.ts";

const used = gauge("used", { help: "Used.", unit: "slots", labels: ["pool", "zone"] });
const size = gauge("size", { help: "Size.", unit: "slots", labels: ["pool"] });
const ended = gauge("ended", { help: "Ended.", unit: "slots", labels: ["pool"] });
const info = gauge("info", { help: "Owner.", unit: "info", labels: ["pool", "owner"] });

const sample = (minutes: number, value: number | undefined) => ({ at: minutes * 60_000, value });
const series: readonly InputSeries[] = [
  { metric: "used", labels: { pool: "a", zone: "x" }, samples: [sample(0, 1), sample(1, 2), sample(2, 3)] },
  { metric: "used", labels: { pool: "a", zone: "y" }, samples: [sample(0, 5), sample(1, 5), sample(2, 5)] },
  { metric: "used", labels: { pool: "b", zone: "x" }, samples: [sample(0, 10), sample(1, undefined), sample(2, 8)] },
  { metric: "size", labels: { pool: "a" }, samples: [sample(2, 10)] },
  { metric: "size", labels: { pool: "b" }, samples: [sample(2, 10)] },
  { metric: "ended", labels: { pool: "a" }, samples: [sample(0, 1), sample(1, undefined)] },
  { metric: "info", labels: { owner: "me", pool: "a" }, samples: [sample(2, 1)] },
];

const at = (minutes: number): Moment => ({
  storage: seriesStorage(series),
  place: 0,
  interval: 15_000,
  time: minutes * 60_000,
  now: minutes * 60_000,
});

const gives = test.macro({
  exec(t, expr: Expression, expected: readonly Sample[] | number, minutes?: number) {
    t.deepEqual(evaluate(expr.node, at(minutes ?? 2)), expected);
  },
  title: (name) => `evaluates ${name}`,
});
const one = (value: number, labels: Sample["labels"] = {}): Sample => ({ labels, value });
const [ax, ay, bx] = [
  { pool: "a", zone: "x" },
  { pool: "a", zone: "y" },
  { pool: "b", zone: "x" },
];

test("a selector", gives, used, [one(3, ax), one(5, ay), one(8, bx)]);
test("matchers", gives, used.where({ pool: /a|c/, zone: not("y") }), [one(3, ax)]);
test("a label that is not there", gives, size.where({ job: "" }), [one(10, { pool: "a" }), one(10, { pool: "b" })]);
test("an offset", gives, used.where({ zone: "x" }).offset("2m"), [one(1, ax), one(10, bx)]);
test("a series that has ended", gives, used.where({ pool: "b" }), [], 1);
test("a sample that is too old", gives, used.where({ zone: "y" }), [], 7);
test("a sample that is just not", gives, used.where({ zone: "y" }), [one(5, ay)], 6.9);
test("sum by", gives, sum(used).by("pool"), [one(8, { pool: "a" }), one(8, { pool: "b" })]);
test("max without", gives, max(used).without("zone", "instance"), [one(5, { pool: "a" }), one(8, { pool: "b" })]);
test("min, over everything", gives, min(used), [one(3)]);
test("avg", gives, avg(used.where({ pool: "a" })), [one(4)]);
test("count", gives, count(rate(select<"pool" | "zone", "counter">("used"), "5m")), [one(3)]);
test("a sum of slopes", gives, sum(deriv(used, "5m")).by("pool"), [
  one(1 / 60, { pool: "a" }),
  one(-2 / 120, { pool: "b" }),
]);
test("rates need two samples", gives, deriv(used, "1m"), []);
test("a comparison with a number", gives, gt(used, 4), [one(5, ay), one(8, bx)]);
test("a comparison that answers", gives, gt(used, 4, { bool: true }), [one(0, ax), one(1, ay), one(1, bx)]);
test("a number on the left keeps the value of the series", gives, lt(4, used.where({ pool: "b" })), [one(8, bx)]);
test("arithmetic on numbers", gives, add(mul(2, 3), sub(5, 1)), 10);
test("negation", gives, neg(used.where({ pool: "b" })), [one(-8, bx)]);
test("many to one", gives, div(used, size, { on: ["pool"], groupLeft: [] }), [
  one(0.3, ax),
  one(0.5, ay),
  one(0.8, bx),
]);
test("many to one with a label", gives, mul(size, info, { on: ["pool"], groupLeft: ["owner"] }), [
  one(10, { pool: "a", owner: "me" }),
]);
test("one to many", gives, sub(size, used.where({ zone: "x" }), { on: ["pool"], groupRight: [] }), [
  one(7, ax),
  one(2, bx),
]);
test("one to one", gives, sub(size, ended.offset("2m"), { ignoring: ["instance"] }), [one(9, { pool: "a" })]);
test("and", gives, and(used, info, { on: ["pool"] }), [one(3, ax), one(5, ay)]);
test("unless", gives, unless(used, info, { on: ["pool"] }), [one(8, bx)]);
test("or", gives, or(info, size, { on: ["pool"] }), [one(1, { owner: "me", pool: "a" }), one(10, { pool: "b" })]);
test("absent", gives, absent(used.where({ pool: "z" })), [one(1, { pool: "z" })]);
test("not absent", gives, absent(used.where({ pool: "a" })), []);
test("absent of a condition", gives, absent(gt(used, 100)), [one(1)]);
test("absent over a range", gives, absentOverTime(ended.where({ pool: "a" }), "1m"), [one(1, { pool: "a" })]);
test("largest over time", gives, maxOverTime(used, "2m"), [one(3, ax), one(5, ay), one(8, bx)]);
test("smallest over time", gives, minOverTime(used.where({ zone: "x" }), "3m"), [one(1, ax), one(8, bx)]);
test("mean over time", gives, avgOverTime(used.where({ zone: "x" }), "3m"), [one(2, ax), one(9, bx)]);
test("sum over time", gives, sumOverTime(used.where({ pool: "b" }), "3m"), [one(18, bx)]);
test("count over time", gives, countOverTime(used.where({ pool: "b" }), "3m"), [one(2, bx)]);
test("last over time", gives, lastOverTime(ended, "3m"), [one(1, { pool: "a" })]);
test("vector", gives, eq(vector(1), 1), [one(1)]);
test("time", gives, time(), 120);
test(
  "a histogram without buckets has no quantile",
  gives,
  histogramQuantile(0.9, select<"le" | "pool", "buckets">("info")),
  [],
);

test("what cannot be worked out says so", (t) => {
  const node: Node = { type: "call", name: "double_exponential_smoothing", args: [used.node] };
  const error = t.throws(() => evaluate(node, at(2)), { instanceOf: Unsupported });
  t.is(error?.construct, "double_exponential_smoothing()");
});

const refuses = test.macro({
  exec(t, expr: Expression, construct: string) {
    t.is(t.throws(() => evaluate(expr.node, at(2)), { instanceOf: Unsupported })?.construct, construct);
  },
  title: (name) => `refuses, as Prometheus does: ${name}`,
});
test(
  "two partners on the side that must have one",
  refuses,
  div(size, used, { on: ["pool"] }),
  "/, which finds several partners for one series,",
);
test(
  "one partner for two series without groupLeft",
  refuses,
  div(used, size, { on: ["pool"] }),
  "/, which finds one partner for several series,",
);
