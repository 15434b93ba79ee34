import test from "ava";
import { exitCodeOf, readinessOfParts } from "../../../validation/index.ts";
import { idOf, type KillPoint } from "../../../validation/kill-matrix/factors.ts";
import { copyFinding } from "../../../validation/kill-matrix/findings.ts";
import { killPoints } from "../../../validation/kill-matrix/select.ts";
import { sumUp } from "../../../validation/kill-matrix/sum-up.ts";
import type { KillCase, Resilience, Status } from "../../../validation/result/index.ts";

const points = killPoints("quick");
const caseOf = (point: KillPoint, status: Status = "passed"): KillCase => ({
  ...{ ...point, id: idOf(point), status, notes: [] },
  ...{ lost: 0, duplicated: 0, falseResolved: 0, falseFiring: 0, samplesLost: 0 },
});
const receiver: Resilience["receivers"][number] = {
  ...{ answer: "500", status: "passed", attempts: 3, delivered: 2, lost: 0, duplicated: 0 },
};
/** With the status of the first of the cases. */
const lane = (first: Status = "passed") => ({
  cases: points.map((point, index) => caseOf(point, index === 0 ? first : "passed")),
  receivers: [receiver],
  findings: [],
});
const readinessOf = (resilience: Resilience) =>
  readinessOfParts({ parts: { resilience }, deadSelectors: [], untestedCritical: [], complete: true });

test("everything was played and nothing lost: it passes", (t) => {
  const all = sumUp([lane()], { points, aborted: false });
  t.deepEqual([all.status, all.findings, exitCodeOf(readinessOf(all))], ["passed", [], 0]);
});

test("a case that could not be played leaves the part unmeasured", (t) => {
  const all = sumUp([lane("not measured")], { points, aborted: false });
  t.is(all.status, "not measured");
  t.deepEqual(
    all.findings.map(({ check }) => check),
    ["validation/case-not-measured"],
  );
  t.is(exitCodeOf(readinessOf(all)), 2);
});

test("a copy that broke down leaves it unmeasured, also where every case was played before", (t) => {
  const topology = { prometheuses: 1, alertmanagers: 1 } as const;
  const broken = copyFinding({ topology, plays: [], receivers: true }, new Error("The signal is gone."));
  const all = sumUp([{ ...lane(), receivers: [], findings: [broken] }], { points, aborted: false });
  t.deepEqual([all.status, all.findings], ["not measured", [broken]]);
  t.is(exitCodeOf(readinessOf(all)), 2);
});

test("what is missing or interrupted, and nothing at all, is not measured", (t) => {
  const { cases, ...more } = lane();
  t.is(sumUp([{ ...more, cases: cases.slice(1) }], { points, aborted: false }).status, "not measured");
  t.is(sumUp([lane()], { points, aborted: true }).status, "not measured");
  t.is(sumUp([], { points: [], aborted: false }).status, "not measured");
});

test("a fault fails it, and only what was measured has a share in what it earns", (t) => {
  const [first, second, ...rest] = points;
  if (first === undefined || second === undefined) throw new Error("fewer than two cases");
  const cases = [caseOf(first, "failed"), caseOf(second, "not measured"), ...rest.map((point) => caseOf(point))];
  const all = sumUp([{ cases, receivers: [], findings: [] }], { points, aborted: false });
  t.is(all.status, "failed");
  const earned = readinessOf(all).weights.find(({ part }) => part === "resilience")?.earned;
  t.is(earned, rest.length / (rest.length + 1));
});
