import test from "ava";
import { allKillPoints, type Factor, factors, idOf, pairwise } from "../../../validation/kill-matrix/index.ts";
import { pairsOf } from "../../../validation/kill-matrix/pairwise.ts";
import { goldenIn } from "../../support/golden.ts";

const golden = goldenIn("validation/kill-matrix");
const all = allKillPoints();

test("the whole matrix: six parts that take three signals, a network that is cut", (t) => {
  t.is(all.length, 6 * 3 * 4 * 2 + 1 * 1 * 4 * 2);
  t.is(new Set(all.map(idOf)).size, all.length);
  t.true(all.some((point) => idOf(point) === "prometheus/SIGKILL/firing/short"));
});

test("a network takes no signal, and nothing else is cut", (t) => {
  for (const { part, how } of all) t.is(part === "network", how === "cut");
});

test("every value is in some case, and says what it means", (t) => {
  for (const [factor, values] of Object.entries(factors))
    for (const { value, meaning } of values) {
      t.true(
        all.some((point) => point[factor as Factor] === value),
        `${factor} ${value}`,
      );
      t.regex(meaning, /\w/);
    }
});

test("28 cases have every pair of values; no selection can have fewer", (t) => {
  const selection = pairwise(all);
  // Each part dies at each of four moments: so many pairs have no case in common.
  t.is(selection.length, factors.part.length * factors.when.length);
  t.deepEqual(pairsIn(selection), pairsIn(all));
});

test("no case of the selection can be left out", (t) => {
  const selection = pairwise(all);
  const whole = new Set(all.flatMap(pairsOf)).size;
  for (const left of selection)
    t.true(new Set(selection.filter((one) => one !== left).flatMap(pairsOf)).size < whole, idOf(left));
});

test("the selection is the same today as yesterday", (t) => {
  golden(t, "pairwise.txt", `${pairwise(all).map(idOf).join("\n")}\n`);
});

test("each signal and each outage has its share of the selection", (t) => {
  const selection = pairwise(all);
  for (const how of ["SIGTERM", "SIGKILL", "pause"]) t.is(selection.filter((one) => one.how === how).length, 8, how);
  for (const { value } of factors.outage) t.true(selection.filter((one) => one.outage === value).length >= 10, value);
});

function pairsIn(cases: Parameters<typeof pairwise>[0]): readonly string[] {
  return [...new Set(cases.flatMap(pairsOf))].sort();
}
