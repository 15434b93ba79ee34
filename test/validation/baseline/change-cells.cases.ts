import test from "ava";
import { type Change, changeCells } from "../../../validation/baseline/index.ts";

const cells = test.macro({
  exec: (t, change: Omit<Change, "name">, expected: readonly string[]) => {
    const { name, before, after, change: told, verdict } = changeCells({ name: "x", ...change });
    t.deepEqual([name, before, after, told, verdict], ["x", ...expected]);
  },
  title: (_, __, expected: readonly string[]) => expected.join(" | "),
});

const percent = { change: 8.31, low: 5.12, high: 14 };
test(cells, { unit: "ms", before: 1830, after: 1982.0761, percent, verdict: "worse" }, [
  "1830 ms",
  "1982 ms",
  "+8.3 % (+5.1 … +14.0)",
  "worse",
]);
test(cells, { unit: "s", before: 2, after: 1, percent: { change: -50, low: -60, high: -0.04 }, verdict: "same" }, [
  "2 s",
  "1 s",
  "−50.0 % (−60.0 … 0.0)",
  "same",
]);
test(cells, { before: 0, after: 3, verdict: "worse" }, ["0", "3", "+3", "worse"]);
test(cells, { before: 3, after: 1, verdict: "better" }, ["3", "1", "−2", "better"]);
test(cells, { before: 3, after: 3, verdict: "same" }, ["3", "3", "–", "same"]);
test(cells, { unit: "ms", before: 0, after: 41.23456, verdict: "worse" }, ["0 ms", "41.23 ms", "+41.23 ms", "worse"]);
test(cells, { after: 123_456, verdict: "not judged", note: "new: the baseline has none" }, [
  "–",
  "123456",
  "new: the baseline has none",
  "not judged",
]);
