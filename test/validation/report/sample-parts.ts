import type { Accuracy, Confusion, Latency, Parts, Routes, Trial } from "../../../validation/result/index.ts";
import { shareOf, spreadOf } from "../../../validation/statistics/index.ts";

/** Alerts of a small catalogue, with the milliseconds of their bounds. */
export const alerts = [
  { alert: "KafkaConsumerLagHigh", severity: "critical", bound: 19_500 },
  { alert: "ApiErrorRateHigh", severity: "critical", bound: 16_500 },
  { alert: "TargetMissing", severity: "warning", bound: 7_500 },
  { alert: "DiskWillFill", severity: "warning", bound: 34_500 },
  { alert: "CertificateExpires", severity: "info", bound: 52_000 },
] as const;

export const fine: { readonly status: "passed"; readonly findings: [] } = { status: "passed", findings: [] };

/** Counts of so many episodes in which so many went wrong. */
export function counts({ right = 20, missed = 0, late = 0, wrong = 0, quiet = 20 }): Confusion {
  const precision = shareOf(right, right + wrong);
  const recall = shareOf(right, right + missed + late);
  return { right, missed, late, false: wrong, quiet, precision, recall };
}

export function goodAccuracy(): Accuracy {
  return {
    ...fine,
    loads: [1, 5, 10].map((load) => ({
      load,
      series: 2280 * load,
      queriesPerSecond: 4 * load,
      overall: counts({ right: 100, quiet: 100 }),
      severities: ["critical", "warning", "info"].map((severity) => ({ severity, counts: counts({}) })),
    })),
    severities: ["critical", "warning", "info"].map((severity) => ({
      severity,
      counts: counts({ right: 40, quiet: 40 }),
    })),
    rules: alerts.map(({ alert, severity }) => ({ alert, severity, counts: counts({}) })),
    mishaps: [],
    elsewhere: {
      judged: 130,
      quiet: 128,
      fired: 2,
      false: 0,
      absent: 0,
      rows: [
        {
          alert: "TargetMissing",
          severity: "warning",
          with: "ApiErrorRateHigh",
          scenario: "every instance is gone",
          kind: "fires",
          outcome: "as worked out",
          times: 2,
        },
      ],
      notJudged: [
        { alert: "BackupTooOld", severity: "warning", why: "it reads what another group records", episodes: 4 },
      ],
    },
    untested: [],
  };
}

/** Twenty trials per alert, up to 90 % of the bound; those of `slow` up to 115 %. */
export function latencyOf(slow: readonly string[] = []): Latency {
  const trials = alerts.flatMap(({ alert, severity, bound }) =>
    Array.from({ length: 20 }, (_, n): Trial => {
      const total = Math.round(bound * (slow.includes(alert) ? 0.77 + n * 0.02 : 0.52 + n * 0.02));
      const [stored, active, alertmanager, inbox] = [
        Math.round(total * 0.04),
        Math.round(total * 0.06),
        12,
        Math.round(total * 0.2),
      ];
      const stages = { stored, active, firing: total - stored - active - alertmanager - inbox, alertmanager, inbox };
      return { alert, severity, scenario: "fires", stages, total, bound, load: 1 };
    }),
  );
  const names = ["stored", "active", "firing", "alertmanager", "inbox"] as const;
  return {
    status: slow.length > 0 ? "failed" : "passed",
    findings: [],
    stages: names.map((stage) => ({ stage, took: spreadOf(trials.map(({ stages }) => stages[stage] ?? 0)) })),
    total: spreadOf(trials.map(({ total }) => total)),
    resolved: spreadOf(trials.map(({ total }) => total + 900)),
    alerts: alerts.map(({ alert, severity, bound }) => {
      const own = trials.filter((trial) => trial.alert === alert);
      const above = own.filter(({ total }) => total > bound).length;
      return {
        alert,
        severity,
        bound,
        above,
        total: spreadOf(own.map(({ total }) => total)),
        dominates: { setting: "for", milliseconds: bound * 12 },
      };
    }),
    trials,
  };
}

export function goodRoutes(): Routes {
  return {
    ...fine,
    rows: alerts.map(({ alert, severity }) => ({
      alert,
      severity,
      declared: ["inbox", "team-chat"],
      got: ["inbox", "team-chat"],
      notifications: 2,
      outcome: "right",
    })),
    inhibitions: { expected: 3, honoured: 3 },
    mutes: { expected: 1, honoured: 1 },
    grouping: { notifications: 42, right: 42 },
    watchdog: { alert: "Watchdog", receiver: "dead-mans-switch", notifications: 8 },
  };
}

export function goodDashboards(): NonNullable<Parts["dashboards"]> {
  return {
    ...fine,
    budget: { milliseconds: 1000, viewers: 10 },
    loads: ["1h", "24h", "7d"].flatMap((range, r) =>
      [1, 10, 50].map((viewers) => ({
        viewers,
        range,
        queries: 180 * viewers,
        took: spreadOf([8 + r * 30, 20 + viewers * (3 + r * 9), 30 + viewers * (4 + r * 11)]),
        errors: 0,
        empty: r,
      })),
    ),
    panels: [
      {
        dashboard: "System Overview",
        panel: "HTTP P95",
        expr: "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[1m])))",
        range: "24h",
        viewers: 10,
        took: spreadOf([110, 180, 240]),
        series: 1,
      },
    ],
  };
}

export function goodCollection(): NonNullable<Parts["collection"]> {
  return {
    ...fine,
    runs: [
      {
        interval: 15_000,
        series: 100_000,
        exposed: 2_000_000,
        lost: 0,
        wrong: 0,
        scrape: spreadOf([310, 340, 420]),
        stale: 15_020,
      },
      {
        interval: 1000,
        series: 10_000,
        exposed: 1_200_000,
        lost: 0,
        wrong: 0,
        scrape: spreadOf([31, 36, 52]),
        stale: 1010,
      },
    ],
  };
}

export function goodResilience(): NonNullable<Parts["resilience"]> {
  const cases = ["prometheus", "one of two prometheuses", "alertmanager", "inbox"].flatMap((part, p) =>
    ["before", "pending", "firing", "resolving"].map((when, w) => {
      const how = ["SIGTERM", "SIGKILL", "pause"][(p + w) % 3] ?? "SIGTERM";
      const outage = w % 2 === 0 ? "short" : "beyond EndsAt";
      const nothing = { lost: 0, duplicated: 0, falseResolved: 0, falseFiring: 0, samplesLost: 0 };
      return {
        id: `${part}/${how}/${when}/${outage}`,
        part,
        how,
        when,
        outage,
        status: "passed" as const,
        ...nothing,
        silencesKept: true,
        recovery: 1400 + 90 * p,
        notes: [],
      };
    }),
  );
  const receivers = ["500", "429", "slow", "no answer"].map((answer) => ({
    answer,
    status: "passed" as const,
    attempts: 5,
    delivered: 1,
    lost: 0,
    duplicated: 0,
    recovery: 2300,
  }));
  return { ...fine, possible: 148, cases, receivers };
}

export function goodFaults(): NonNullable<Parts["faults"]> {
  return {
    ...fine,
    system: "chat4all",
    cases: [
      {
        fault: "reject all",
        status: "passed",
        declared: ["MessagesRejected"],
        arrived: ["MessagesRejected"],
        late: [],
        undeclared: [],
        told: 3100,
        toldAll: 3100,
        bound: 9000,
        recovered: 800,
        resolved: 16_000,
        messages: { sent: 4001, delivered: 4001, lost: 0, storedAndForwarded: 212 },
        notes: [],
      },
      {
        fault: "slow",
        status: "passed",
        declared: ["ApiSlow"],
        arrived: ["ApiSlow"],
        late: [],
        undeclared: [],
        told: 4200,
        notes: ["P95 rose to 1.2 s."],
      },
    ],
    scaling: [
      { workers: 1, throughput: 412, share: [1] },
      { workers: 2, throughput: 790, share: [0.51, 0.49] },
    ],
  };
}
