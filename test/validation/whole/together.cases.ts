import test from "ava";
import { judgeCollection, type RunOutcome } from "../../../validation/collection/judge.ts";
import { exitCodeOf, readinessOfParts, type Step, together } from "../../../validation/index.ts";
import type { Resilience } from "../../../validation/result/index.ts";

const step = (...parts: Step["parts"]): Step => ({
  title: "",
  parts,
  seconds: 0,
  run: () => Promise.reject(new Error("it is not run")),
});
const run: RunOutcome = { interval: 1000, series: 1, lasted: 5000, exposed: 5, stored: 5, wrong: 0, scrapes: [1] };
const collection = judgeCollection([run]);
const resilience: Resilience = { status: "passed", findings: [], possible: 152, cases: [], receivers: [] };

test("the parts of all steps stand in one report, with what each says beside them", (t) => {
  const all = together([
    {
      step: step("collection"),
      found: {
        parts: { collection },
        complete: true,
        sentence: "",
        deviations: ["It is faster."],
        untestedCritical: ["DiskFull"],
        played: { episodes: 1, alerts: 1, fired: 1, seconds: 1 },
      },
    },
    { step: step("resilience"), found: { parts: { resilience }, complete: true, sentence: "" } },
  ]);
  t.deepEqual(all, {
    parts: { collection, resilience },
    deadSelectors: [],
    untestedCritical: ["DiskFull"],
    deviations: ["It is faster."],
    complete: true,
    unfinished: [],
    played: { episodes: 1, alerts: 1, fired: 1, seconds: 1 },
  });
  const { covered, verdict } = readinessOfParts(all);
  t.deepEqual([covered, verdict], [0.3, "ready"]);
});

test("interrupted, what was finished keeps its points, what was not has none and has not passed", (t) => {
  const all = together([
    { step: step("collection"), found: { parts: { collection }, complete: true, sentence: "" } },
    { step: step("resilience"), found: { parts: { resilience }, complete: false, sentence: "" } },
    { step: step("dashboards"), found: { parts: {}, complete: false, sentence: "not begun" } },
  ]);
  t.is(all.parts.resilience?.status, "not measured");
  t.deepEqual([all.complete, all.unfinished], [false, ["resilience", "dashboards"]]);
  const readiness = readinessOfParts(all);
  t.is(readiness.covered, 0.1);
  t.is(readiness.weights.find(({ part }) => part === "collection")?.earned, 1);
  t.is(exitCodeOf(readiness), 2);
});

test("a gate that failed in a part that was finished holds, whatever was interrupted after it", (t) => {
  const lost = { ...noLoss, lost: 1 };
  const all = together([
    {
      step: step("resilience"),
      found: {
        parts: { resilience: { ...resilience, status: "failed", cases: [lost] } },
        complete: true,
        sentence: "",
      },
    },
    { step: step("collection"), found: { parts: {}, complete: false, sentence: "not begun" } },
  ]);
  t.is(exitCodeOf(readinessOfParts(all)), 1);
  const begun = together([
    {
      step: step("resilience"),
      found: {
        parts: { resilience: { ...resilience, status: "failed", cases: [lost] } },
        complete: false,
        sentence: "",
      },
    },
  ]);
  t.is(exitCodeOf(readinessOfParts(begun)), 2);
});

const noLoss: Resilience["cases"][number] = {
  id: "prometheus/SIGKILL/firing/short",
  part: "prometheus",
  how: "SIGKILL",
  when: "firing",
  outage: "short",
  status: "failed",
  lost: 0,
  duplicated: 0,
  falseResolved: 0,
  falseFiring: 0,
  samplesLost: 0,
  notes: [],
};
