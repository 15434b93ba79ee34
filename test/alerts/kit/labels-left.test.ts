import test from "ava";
import {
  absent,
  alertExamples,
  alertShapes,
  and,
  countValues,
  div,
  eq,
  gauge,
  gt,
  labelReplace,
  max,
  or,
  sub,
  sum,
  time,
  topk,
  type Vector,
  vector,
} from "../../../alerts/kit/index.ts";
import { labelsLeft } from "../../../alerts/kit/labels-left.ts";
import { catalogue } from "../catalogue.ts";

const used = gauge("pool_used_connections", { help: "Connections in use.", labels: ["pool", "zone"] });
const size = gauge("pool_size_connections", { help: "Connections there can be.", labels: ["pool"] });

const left = test.macro({
  exec(t, expr: Vector, expected: readonly string[] | "any") {
    const names = labelsLeft(expr.node);
    t.deepEqual(names === "any" ? names : [...names].sort(), expected);
  },
  title: (name) => `labels left by ${name}`,
});

test("a comparison of a metric", left, gt(used, 1), "any");
test("an aggregation", left, gt(sum(used).by("pool"), 1), ["pool"]);
test("an aggregation of everything", left, gt(max(used), 1), []);
test("vector()", left, vector(1), []);
test("absent()", left, absent(used.where({ pool: "a", zone: /b.*/ })), ["pool"]);
test("or", left, or(sum(used).by("pool"), sum(used).by("zone")), ["pool", "zone"]);
test("and", left, and(sum(used).by("pool"), eq(size, 0), { on: ["pool"] }), ["pool"]);
test("numbers on the left", left, gt(sub(sub(time(), 60), sum(used).by("pool")), 1), ["pool"]);
test("topk", left, topk(1, sum(used).by("pool")), ["pool"]);
test("count_values", left, countValues("state", used).by("pool"), ["pool", "state"]);
test("a division on a label", left, div(sum(used).by("pool", "zone"), size, { on: ["pool"], groupLeft: [] }), [
  "pool",
  "zone",
]);
test("without", left, sum(sum(used).by("pool", "zone")).without("zone"), ["pool"]);
test(
  "label_replace",
  left,
  labelReplace(sum(used).by("pool"), { source: "pool", regex: /(.*)/, target: "name", replacement: "$1" }),
  ["name", "pool"],
);

test("no alert of ours fires with a label that is not among those", (t) => {
  const shapes = new Map(alertShapes(catalogue).map((shape) => [shape.name + (shape.fixed.severity ?? ""), shape]));
  const strange = alertExamples(catalogue).flatMap((labels) => {
    const shape = shapes.get(`${labels.alertname}${labels.severity}`);
    const open = shape?.open ?? new Set();
    const unknown = Object.keys(labels).filter(
      (label) => shape?.fixed[label] === undefined && open !== "any" && !open.has(label),
    );
    return unknown.map((label) => `${labels.alertname}: ${label}`);
  });
  t.deepEqual(strange, []);
});
