import type { Result } from "../../../validation/result/index.ts";
import { spreadOf } from "../../../validation/statistics/index.ts";
import * as sample from "./sample-parts.ts";

/** Everything measured, everything right. */
export function readyResult(): Result {
  return {
    schema: "sightline/validation/1",
    complete: true,
    mode: "rehearsal",
    project: "monitoring",
    stack: "staging",
    startedAt: "2026-11-02T09:30:00.000Z",
    seconds: 1570.4,
    conditions: {
      factor: 20,
      scrapeInterval: 15_000,
      evaluationInterval: 15_000,
      versions: { alertmanager: "0.34.2", prometheus: "3.15.0", sightline: "0.1.0" },
      processors: 2,
      memory: 7951,
      selection: "full",
    },
    deviations: [
      "Every duration is divided by 20.",
      "Rules carry one more label, scenario.",
      "Nothing is told to anybody but the inbox.",
    ],
    readiness: {
      verdict: "ready",
      score: 98.6,
      covered: 1,
      weights: [
        { part: "accuracy", weight: 30, earned: 1 },
        { part: "latency", weight: 15, earned: 0.97 },
        { part: "routes", weight: 15, earned: 1 },
        { part: "dashboards", weight: 10, earned: 0.96 },
        { part: "collection", weight: 10, earned: 1 },
        { part: "resilience", weight: 20, earned: 0.98 },
      ],
      gates: gateNames.map((gate) => ({ gate, failed: false, subjects: [] })),
    },
    parts: {
      accuracy: sample.goodAccuracy(),
      latency: sample.latencyOf(),
      routes: sample.goodRoutes(),
      dashboards: sample.goodDashboards(),
      collection: sample.goodCollection(),
      resilience: sample.goodResilience(),
      faults: sample.goodFaults(),
    },
    effort: { episodes: 1053, alerts: 164, alertsPerMinute: 6.3 },
  };
}

const gateNames = ["missed-critical", "untested-critical", "watchdog-path", "lost-notification"];

/** A failure of every kind in every part. */
export function failedResult(): Result {
  const ready = readyResult();
  const failed = { status: "failed" } as const;
  const [accuracy, routes, boards] = [sample.goodAccuracy(), sample.goodRoutes(), sample.goodDashboards()];
  const [collection, resilience, faults] = [sample.goodCollection(), sample.goodResilience(), sample.goodFaults()];
  const bad = [sample.counts({ right: 17, missed: 2, late: 1 }), sample.counts({ right: 19, wrong: 4, missed: 1 })];
  const outcomes = ["missed", "late", "false", "early", "not resolved"] as const;
  return {
    ...ready,
    readiness: {
      ...ready.readiness,
      verdict: "not ready",
      score: 71.2,
      gates: ready.readiness.gates.map(({ gate }, n) => ({
        gate,
        failed: n !== 1,
        subjects: n === 1 ? [] : n === 2 ? ["Watchdog"] : ["KafkaConsumerLagHigh"],
      })),
    },
    parts: {
      accuracy: {
        ...accuracy,
        ...failed,
        findings: [
          {
            check: "accuracy/dead-selector",
            severity: "error",
            path: "rules › DiskWillFill",
            message: "`node_filesystem_avial_bytes` selects nothing in any scenario.",
            hint: "Look for a typo: node_filesystem_avail_bytes exists.",
          },
        ],
        loads: accuracy.loads.map((each) => ({
          ...each,
          overall: sample.counts({ right: 96, missed: 3, late: 1, wrong: 4, quiet: 96 }),
        })),
        severities: accuracy.severities.map((each, n) => ({ ...each, counts: bad[n] ?? each.counts })),
        rules: accuracy.rules.map((rule, n) => ({
          ...rule,
          priority: n === 0 ? "P0" : undefined,
          counts: bad[n] ?? rule.counts,
        })),
        mishaps: outcomes.map((outcome, n) => ({
          alert: sample.alerts[n % 2]?.alert ?? "",
          severity: "critical",
          scenario: `lag grows ${n}`,
          kind: outcome === "false" || outcome === "early" ? "silent" : "fires",
          outcome,
          load: 1,
          detail: "declared firing from 12m00s, seen from 19m30s",
        })),
        elsewhere: accuracy.elsewhere && {
          ...accuracy.elsewhere,
          quiet: 124,
          false: 3,
          absent: 1,
          rows: [
            ...accuracy.elsewhere.rows,
            ...(["absent", "false"] as const).map((outcome, n) => ({
              alert: "DiskWillFill",
              severity: "warning",
              with: "BackupTooOld",
              scenario: `nothing is wrong ${n}`,
              kind: "silent" as const,
              outcome,
              times: 1 + 2 * n,
            })),
          ],
        },
        untested: [
          {
            alert: "BackupTooOld",
            severity: "warning",
            why: "its scenario lasts 9h00m, longer than this selection allows",
          },
        ],
      },
      latency: sample.latencyOf(["KafkaConsumerLagHigh"]),
      routes: {
        ...routes,
        ...failed,
        rows: routes.rows.map((row, n) => ({ ...row, ...(wrongRoutes[n] ?? {}) })),
        inhibitions: { expected: 3, honoured: 2 },
        grouping: { notifications: 42, right: 40 },
        watchdog: undefined,
      },
      dashboards: {
        ...boards,
        ...failed,
        loads: boards.loads.map((load) =>
          load.range === "7d"
            ? { ...load, took: spreadOf([900, 1700, 2400]), errors: load.viewers === 50 ? 3 : 0 }
            : load,
        ),
        panels: boards.panels.flatMap((panel) => [
          panel,
          {
            ...panel,
            panel: "Messages per second",
            range: "7d",
            took: spreadOf([900, 1700, 2400]),
            advice: "Record sum by (channel) (rate(messages_sent_total[5m])) as channel:messages_sent:rate5m.",
          },
          { ...panel, panel: "Consumer lag", error: "query timed out in expression evaluation" },
        ]),
      },
      collection: {
        ...collection,
        ...failed,
        runs: collection.runs.map((run, n) => (n === 1 ? { ...run, lost: 320, wrong: 4 } : run)),
      },
      resilience: {
        ...resilience,
        ...failed,
        cases: resilience.cases.map((each, n) => {
          if (n === 2)
            return { ...each, status: "failed", lost: 1, falseResolved: 1, silencesKept: false, recovery: undefined };
          return n === 5
            ? { ...each, status: "not measured" }
            : n === 7
              ? { ...each, duplicated: 1, notes: ["A restarted Alertmanager tells again what its log had not stored."] }
              : each;
        }),
        receivers: resilience.receivers.map((each, n) =>
          n === 3 ? { ...each, status: "failed", delivered: 0, lost: 1, recovery: undefined } : each,
        ),
      },
      faults: {
        ...faults,
        ...failed,
        cases: faults.cases.map((each, n) =>
          n === 1 ? { ...each, status: "failed", arrived: [], undeclared: ["TargetMissing"], told: undefined } : each,
        ),
      },
    },
  };
}

const wrongRoutes = [
  { got: ["inbox"], outcome: "wrong receiver" },
  { got: [], notifications: 0, outcome: "nobody told" },
  { declared: [], got: ["inbox"], outcome: "not to be told" },
] as const satisfies readonly Partial<NonNullable<Result["parts"]["routes"]>["rows"][number]>[];

/** Interrupted after its first minutes. */
export function incompleteResult(): Result {
  const ready = readyResult();
  const findings = [
    {
      check: "rehearsal/interrupted",
      severity: "warning" as const,
      path: "latency",
      message: "It was interrupted after 40 of 100 trials.",
    },
  ];
  return {
    ...ready,
    complete: false,
    seconds: 95,
    readiness: {
      ...ready.readiness,
      verdict: "not measured",
      score: undefined,
      covered: 0.3,
      weights: ready.readiness.weights.map(({ part, weight }) => ({ part, weight })),
      gates: [],
    },
    parts: { accuracy: sample.goodAccuracy(), latency: { ...sample.latencyOf(), status: "not measured", findings } },
    effort: undefined,
  };
}

/** One part alone, nothing compressed. */
export function accuracyOnly(): Result {
  const ready = readyResult();
  return {
    ...ready,
    mode: "part",
    conditions: { ...ready.conditions, factor: 1, selection: "KafkaConsumerLagHigh" },
    deviations: [],
    readiness: {
      ...ready.readiness,
      covered: 0.3,
      weights: ready.readiness.weights.map((each) =>
        each.part === "accuracy" ? each : { part: each.part, weight: each.weight },
      ),
    },
    parts: { accuracy: sample.goodAccuracy() },
    effort: undefined,
  };
}
