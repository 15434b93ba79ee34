import test from "ava";
import { type JudgeOptions, judgeFaultsOf } from "../../../validation/faults/judge.ts";
import { type Faults, faults } from "../../../validation/result/index.ts";

type Case = Faults["cases"][number];
const one = (status: Case["status"]): Case => ({
  ...{ fault: "slow", status, declared: [], arrived: [], late: [], undeclared: [], notes: [] },
});
const judged = (cases: readonly Case[], more: Partial<JudgeOptions> = {}) =>
  judgeFaultsOf({ system: "shop", cases: [...cases], scaling: [], atRest: [], wanted: cases.length, ...more });
const scaled = (throughput: number) => ({
  scaling: [
    { workers: 1, throughput: 10, share: [1] },
    { workers: 2, throughput, share: [0.5, 0.5] },
  ],
});

for (const [what, part, status] of [
  ["all right", judged([one("passed"), one("passed")]), "passed"],
  ["one wrong", judged([one("passed"), one("failed")]), "failed"],
  ["one not played to its end", judged([one("passed"), one("not measured")]), "not measured"],
  ["one not begun", judged([one("passed")], { wanted: 2 }), "not measured"],
  ["one wrong, one not begun", judged([one("failed")], { wanted: 2 }), "failed"],
  ["an alert at rest", judged([one("passed")], { atRest: ["ApiSlow"] }), "failed"],
  ["two workers that do half as much again", judged([one("passed")], scaled(15)), "passed"],
  ["two workers that do less", judged([one("passed")], scaled(14.9)), "failed"],
  ["given up before its end", judged([one("passed")], { broken: "k6 ended by itself" }), "not measured"],
  ["one wrong, then given up", judged([one("failed")], { broken: "k6 ended by itself" }), "failed"],
  ["nothing at all", judged([]), "not measured"],
] as const)
  test(`faults: ${what} is ${status}`, (t) => {
    t.is(part.status, status);
    t.deepEqual(faults.parse(part), part);
  });

test("what is told at rest is a finding", (t) => {
  const [finding] = judged([], { atRest: ["ApiSlow"] }).findings;
  t.like(finding, { check: "validation/fires-at-rest", path: "shop › ApiSlow" });
});
