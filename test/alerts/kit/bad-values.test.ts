import test from "ava";
import fc from "fast-check";
import { evaluate } from "../../../alerts/kit/evaluate/index.ts";
import {
  absent,
  add,
  and,
  avg,
  badValues,
  count,
  div,
  eq,
  gauge,
  gt,
  gte,
  labelReplace,
  lt,
  lte,
  max,
  maxOverTime,
  min,
  mul,
  type Node,
  ne,
  nodesIn,
  number,
  or,
  print,
  sub,
  subquery,
  sum,
  topk,
  unless,
  type Values,
  type Vector,
  vector,
} from "../../../alerts/kit/index.ts";
import { firingSamples } from "../../../alerts/kit/scenario/index.ts";
import { catalogue } from "../catalogue.ts";

const depth = gauge("queue_depth", { help: "Waiting.", labels: ["queue"], legacyName: true });
const size = gauge("queue_size", { help: "Room.", labels: ["queue"], legacyName: true });

const bad = test.macro({
  exec: (t, expr: Vector, expected: string) => t.is(inWords(badValues(expr)), expected),
  title: (name) => `bad values of ${name}`,
});

test("more than", bad, gt(depth, 5), "(5, ∞)");
test("at least", bad, gte(depth, 5), "[5, ∞)");
test("less than", bad, lt(depth, 5), "(-∞, 5)");
test("at most", bad, lte(depth, 5), "(-∞, 5]");
test("one value", bad, eq(depth, 0), "[0, 0]");
test("all but one", bad, ne(depth, 0), "(-∞, 0) (0, ∞)");
test("sides swapped", bad, lt(5, depth), "(5, ∞)");
test("a duration", bad, gt(depth, "5m"), "(300, ∞)");
test("numbers that are calculated", bad, gt(depth, mul(number(2), sub(number(10), number(4)))), "(12, ∞)");
test("vector() of a number", bad, or(gt(depth, 5), eq(vector(1), 1)), "(5, ∞)");
test("a comparison that answers 0 or 1", bad, gt(depth, 5, { bool: true }), "none");
test("an answer of 0 or 1 that is compared", bad, eq(gt(depth, 5, { bool: true }), 1), "[1, 1]");
test("a band", bad, lt(gt(depth, 5), 9), "(5, 9)");
test("a band that is empty", bad, lt(gt(depth, 9), 5), "none");
test("and: the left side's value stays", bad, and(gt(depth, 5), lt(size, 2)), "(5, ∞)");
test("unless", bad, unless(lt(depth, 5), gt(size, 2)), "(-∞, 5)");
test("or: the values of both", bad, or(lt(depth, 1), gt(depth, 9)), "(-∞, 1) (9, ∞)");
test("or: of one that tells nothing", bad, or(absent(depth), gt(depth, 9)), "(9, ∞)");
test("two series", bad, gt(depth, size), "none");
test("two series, after a number", bad, gt(gt(depth, 5), size), "(5, ∞)");
test("absent()", bad, absent(depth), "none");
test("a metric", bad, depth, "none");
test("the most of them", bad, max(gt(depth, 5)).by("queue"), "(5, ∞)");
test("their mean", bad, avg(gt(depth, 5)), "(5, ∞)");
test("the first of them", bad, topk(2, gt(depth, 5)), "(5, ∞)");
test("their number, whatever they are", bad, count(gt(depth, 5)), "none");
test("their sum", bad, sum(gt(depth, 5)), "none");
test("a number of them", bad, gt(count(gt(depth, 5)), 3), "(3, ∞)");
test("over time", bad, maxOverTime(subquery(gt(depth, 5), "1h", "1m")), "(5, ∞)");
test(
  "another label",
  bad,
  labelReplace(gt(depth, 5), { source: "queue", regex: /(.*)/, target: "name", replacement: "$1" }),
  "(5, ∞)",
);
test("in per cent", bad, mul(gt(depth, 0.5), 100), "(50, ∞)");
test("turned round", bad, mul(-1, gt(depth, 5)), "(-∞, -5)");
test("what is left", bad, sub(100, gte(depth, 60)), "(-∞, 40]");
test("more and less", bad, sub(add(div(gt(depth, 10), 2), 7), 2), "(10, ∞)");
test("times nought", bad, mul(gt(depth, 5), 0), "none");
test("a part of a number", bad, div(1, gt(depth, 5)), "none");
test("times another series", bad, mul(gt(depth, 5), size), "none");

test("whatever comes through an expression is among its bad values", (t) => {
  fc.assert(
    fc.property(expressions, fc.integer({ min: -4, max: 4 }), (expr, value) => {
      const values = badValues(expr) ?? [];
      for (const through of resultsOf(expr, value)) {
        if (!values.some((one) => has(one, through))) {
          throw new Error(`${through} came through ${print(expr)} and is not among ${inWords(values)}`);
        }
      }
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

test("every alert of ours fires with values that are among its bad values", (t) => {
  const alerts = catalogue.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
  const told = alerts.filter(({ expr }) => badValues(expr) !== undefined);
  t.deepEqual(
    alerts.filter((alert) => !told.includes(alert)).map(({ name }) => name),
    ["Watchdog", "AlertmanagerClusterSplit"],
  );
  for (const alert of told) {
    const values = badValues(alert.expr) ?? [];
    for (const { value } of firingSamples(alert)) {
      // What is said of series that are not there is no value of theirs.
      const isAbsence = value === 1 && nodesIn(alert.expr.node).some(isAbsent);
      if (!Number.isNaN(value) && !isAbsence)
        t.true(
          values.some((one) => has(one, value)),
          `${alert.name}: ${value}`,
        );
    }
  }
});

function isAbsent(node: Node): boolean {
  return node.type === "call" && node.name.startsWith("absent");
}

/** Comparisons, sums, products and sets of them over one series and small numbers. */
const expressions: fc.Arbitrary<Vector> = fc.letrec<{ compared: Vector; expr: Vector }>((tie) => ({
  compared: fc
    .tuple(fc.constantFrom(gt, gte, lt, lte, eq, ne), fc.integer({ min: -3, max: 3 }), fc.boolean())
    .map(([compare, limit, swapped]) => (swapped ? compare(limit, depth) : compare(depth, limit))),
  expr: fc.oneof(
    { maxDepth: 4 },
    tie("compared"),
    fc
      .tuple(fc.constantFrom(add, sub, mul), tie("expr"), fc.constantFrom(-3, -2, -1, 1, 2, 3), fc.boolean())
      .map(([calculate, expr, by, swapped]) => (swapped ? calculate(by, expr) : calculate(expr, by))),
    fc
      .tuple(fc.constantFrom(gt, lt, gte, lte), tie("expr"), fc.integer({ min: -3, max: 3 }))
      .map(([compare, expr, limit]) => compare(expr, limit)),
    fc.tuple(tie("expr"), tie("expr")).map(([a, b]) => and(a, b)),
    fc.tuple(tie("expr"), tie("expr")).map(([a, b]) => or(a, b)),
    fc.tuple(tie("expr"), tie("expr")).map(([a, b]) => unless(a, b)),
    tie("expr").map((expr) => max(expr).by("queue")),
    tie("expr").map((expr) => min(expr).by("queue")),
  ),
})).expr;

function resultsOf({ node }: Vector, value: number): readonly number[] {
  const storage = { instant: () => [{ labels: { queue: "a" }, value, at: 0 }], range: () => [] };
  const result = evaluate(node, { storage, time: 0, now: 0, place: 0, interval: 15_000 });
  return typeof result === "number" ? [result] : result.map((sample) => sample.value);
}

function has({ from, to }: Values, value: number): boolean {
  return (from.after ? from.at < value : from.at <= value) && (to.after ? value <= to.at : value < to.at);
}

function inWords(values: readonly Values[] | undefined): string {
  const number = (value: number) => String(value).replace("Infinity", "∞");
  const one = ({ from, to }: Values) => {
    const open = from.after || from.at === Number.NEGATIVE_INFINITY ? "(" : "[";
    const close = to.after && to.at !== Number.POSITIVE_INFINITY ? "]" : ")";
    return `${open}${number(from.at)}, ${number(to.at)}${close}`;
  };
  return values === undefined ? "none" : values.map(one).join(" ");
}
