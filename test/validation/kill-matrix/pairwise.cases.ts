import test from "ava";
import fc from "fast-check";
import { pairwise } from "../../../validation/kill-matrix/index.ts";
import { pairsOf } from "../../../validation/kill-matrix/pairwise.ts";

const value = fc.constantFrom("a", "b", "c", "d");
const cases = fc.uniqueArray(fc.record({ one: value, two: value, three: value, four: value }), {
  maxLength: 60,
  selector: (one) => JSON.stringify(one),
});

test("whatever may not go together: every pair that occurs at all is kept", (t) => {
  fc.assert(
    fc.property(cases, (all) => {
      const selection = pairwise(all);
      t.deepEqual(pairsIn(selection), pairsIn(all));
      t.true(selection.every((one) => all.includes(one)));
    }),
  );
});

test("the same cases give the same selection", (t) => {
  fc.assert(fc.property(cases, (all) => void t.deepEqual(pairwise(structuredClone(all)), pairwise(all))));
});

test("of two factors everything is kept, of one value each the only case", (t) => {
  const grid = ["a", "b"].flatMap((one) => ["c", "d", "e"].map((two) => ({ one, two })));
  t.deepEqual(pairwise(grid), grid);
  t.deepEqual(pairwise([{ one: "a", two: "b" }]), [{ one: "a", two: "b" }]);
  t.deepEqual(pairwise([]), []);
});

test("three factors of three values fit into ten cases, of 27", (t) => {
  const values = ["a", "b", "c"];
  const grid = values.flatMap((one) => values.flatMap((two) => values.map((three) => ({ one, two, three }))));
  t.true(pairwise(grid).length <= 10);
});

test("the same value of two factors is two things", (t) => {
  const all = [
    { one: "x", two: "y", three: "z" },
    { one: "y", two: "x", three: "z" },
  ];
  t.deepEqual(pairwise(all), all);
});

function pairsIn(cases: Parameters<typeof pairwise>[0]): readonly string[] {
  return [...new Set(cases.flatMap(pairsOf))].sort();
}
