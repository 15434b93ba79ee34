import test from "ava";
import { baselineOf, compare, printBaseline, readBaseline } from "../../../validation/baseline/index.ts";
import { type Parts, parts, type Result } from "../../../validation/result/index.ts";
import { shareOf, spreadOf } from "../../../validation/statistics/index.ts";

const conditions: Result["conditions"] = {
  factor: 20,
  scrapeInterval: 15_000,
  evaluationInterval: 15_000,
  versions: { prometheus: "3.15.0", alertmanager: "0.34.2" },
  processors: 2,
  memory: 7936,
  selection: "full",
};

const run = { conditions, mode: "rehearsal", project: "monitoring", stack: "staging" } as const;

test("the key has every condition", (t) => {
  t.deepEqual(baselineOf({ ...run, parts: {} }).key, {
    mode: "rehearsal",
    stack: "monitoring/staging",
    factor: 20,
    scrapeInterval: 15_000,
    evaluationInterval: 15_000,
    processors: 2,
    memory: 7936,
    selection: "full",
    "version of prometheus": "3.15.0",
    "version of alertmanager": "0.34.2",
  });
});

test("of parts that were not measured there is nothing", (t) => {
  t.like(baselineOf({ ...run, parts: {} }), { figures: [], counts: [] });
  const interrupted = measured({ accuracy: { missed: 2 } });
  const accuracy = { ...interrupted.accuracy, status: "not measured" } as Parts["accuracy"];
  t.like(baselineOf({ ...run, parts: { accuracy } }), { figures: [], counts: [] });
});

test("single times become figures, faults become counts, a load its own", (t) => {
  const { figures, counts } = baselineOf({
    ...run,
    parts: measured({ accuracy: { missed: 2 } }),
  });
  t.deepEqual(
    figures.map(({ name, unit, values }) => `${name} [${unit}]: ${values.join(" ")}`),
    [
      "time to tell [ms]: 150 160",
      "time to tell: stored [ms]: 10 20",
      "time to tell: active [ms]: 20 20",
      "time to tell: firing [ms]: 30 30",
      "time to tell: alertmanager [ms]: 40 40",
      "time to tell: inbox [ms]: 50 50",
      "time to tell at 10× load [ms]: 150",
      "time to tell at 10× load: stored [ms]: 10",
      "time to tell at 10× load: active [ms]: 20",
      "time to tell at 10× load: firing [ms]: 30",
      "time to tell at 10× load: alertmanager [ms]: 40",
      "time to tell at 10× load: inbox [ms]: 50",
      "recovery after an outage [ms]: 900",
    ],
  );
  t.deepEqual(
    counts.map(({ name, value }) => `${name}: ${value}`),
    [
      "accuracy: missed: 2",
      "accuracy: late: 0",
      "accuracy: false: 1",
      "routes: not as declared: 1",
      "routes: inhibitions not honoured: 1",
      "routes: mutes not honoured: 0",
      "routes: wrongly grouped: 2",
      "dashboards: errors: 3",
      "dashboards: empty: 4",
      "collection: lost: 5",
      "collection: wrong: 0",
      "resilience: lost: 1",
      "resilience: duplicated: 4",
      "resilience: false resolved: 0",
      "resilience: false firing: 0",
      "resilience: samples lost: 12",
      "unwilling receiver: lost: 0",
      "unwilling receiver: duplicated: 1",
    ],
  );
});

test("of faults there are times, and what went wrong", (t) => {
  const one = {
    fault: "slow",
    status: "failed",
    notes: [],
    declared: ["A", "B"],
    arrived: ["A"],
    late: ["A"],
  } as const;
  const messages = { sent: 9, delivered: 7, lost: 2, storedAndForwarded: 3 };
  const { figures, counts } = baselineOf({
    conditions,
    project: "shop",
    stack: "staging",
    mode: "faults",
    parts: parts.parse({
      faults: {
        ...{ status: "failed", findings: [], system: "shop", scaling: [] },
        cases: [
          { ...one, undeclared: ["C"], told: 20, recovered: 30, resolved: 40, messages },
          { ...one, undeclared: [], recovered: 50 },
        ],
      },
    }),
  });
  t.deepEqual(
    figures.map(({ name, values }) => `${name}: ${values.join(" ")}`),
    ["faults: time to tell: 20", "faults: until the system works again: 30 50", "faults: until all is resolved: 40"],
  );
  t.deepEqual(
    counts.map(({ name, value }) => `${name}: ${value}`),
    ["faults: missed: 2", "faults: late: 2", "faults: undeclared: 1", "faults: messages lost: 2"],
  );
});

test("a result that missed one more is worse than what was saved of the one before", (t) => {
  const saved = printBaseline(baselineOf({ ...run, parts: measured({ accuracy: { missed: 2 } }) }));
  const now = baselineOf({ ...run, parts: measured({ accuracy: { missed: 3 } }) });
  const { regression, changes } = compare(readBaseline(saved, "old.json"), now);
  t.true(regression);
  t.deepEqual(
    changes.filter(({ verdict }) => verdict === "worse").map(({ name }) => name),
    ["accuracy: missed"],
  );
});

function measured({ accuracy }: { readonly accuracy: { readonly missed: number } }): Parts {
  const part = { status: "failed", findings: [] } as const;
  const overall = {
    right: 20,
    missed: accuracy.missed,
    late: 0,
    false: 1,
    quiet: 20,
    precision: shareOf(20, 21),
    recall: shareOf(20, 20 + accuracy.missed),
  };
  const stages = { stored: 10, active: 20, firing: 30, alertmanager: 40, inbox: 50 };
  const one = { alert: "TargetDown", severity: "critical", scenario: "gone", stages, total: 150, bound: 400, load: 1 };
  const slow = { ...one, stages: { ...stages, stored: 20 }, total: 160 };
  const row = { alert: "TargetDown", severity: "critical", declared: ["page"], notifications: 1 };
  const kill = { part: "prometheus", how: "SIGKILL", when: "firing", status: "failed", notes: [] } as const;
  const harm = { lost: 1, duplicated: 2, falseResolved: 0, falseFiring: 0, samplesLost: 6 };
  const load = { viewers: 1, range: "1h", queries: 100, took: spreadOf([10]) };
  return parts.parse({
    accuracy: {
      ...part,
      loads: [{ load: 1, series: 2280, queriesPerSecond: 0, overall, severities: [] }],
      severities: [],
      rules: [],
      mishaps: [],
      untested: [],
    },
    latency: {
      ...part,
      stages: [],
      total: spreadOf([150, 160]),
      resolved: spreadOf([]),
      alerts: [],
      trials: [one, slow, { ...one, load: 10 }],
    },
    routes: {
      ...part,
      rows: [
        { ...row, got: ["page"], outcome: "right" },
        { ...row, got: [], outcome: "nobody told" },
        { ...row, declared: [], got: [], outcome: "not to be told" },
      ],
      inhibitions: { expected: 3, honoured: 2 },
      mutes: { expected: 1, honoured: 1 },
      grouping: { notifications: 9, right: 7 },
    },
    dashboards: {
      ...part,
      budget: { milliseconds: 1000, viewers: 10 },
      loads: [
        { ...load, errors: 1, empty: 4 },
        { ...load, viewers: 10, errors: 2, empty: 0 },
      ],
      panels: [],
    },
    collection: {
      ...part,
      runs: [{ interval: 1000, series: 10_000, exposed: 100_000, lost: 5, wrong: 0, scrape: spreadOf([3]) }],
    },
    resilience: {
      ...part,
      possible: 152,
      cases: [
        { ...kill, ...harm, id: "a", outage: "short", recovery: 900 },
        { ...kill, ...harm, id: "b", outage: "beyond-ends-at", lost: 0 },
      ],
      receivers: [{ answer: "500", status: "passed", attempts: 3, delivered: 1, lost: 0, duplicated: 1 }],
    },
  });
}
