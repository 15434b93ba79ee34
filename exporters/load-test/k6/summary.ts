import { type Check, known, nothingKnown, type Run, type Source } from "../run/index.ts";
import type { K6Metric } from "./metric.ts";
import { isAboutRequests, requestsOf } from "./requests.ts";

/** What any of k6's summaries says. */
export interface K6Summary {
  readonly source: Source;
  readonly version?: string;
  /** Seconds since 1970. */
  readonly completedAt?: number;
  readonly durationSeconds?: number;
  readonly passed?: boolean;
  readonly metrics: readonly K6Metric[];
  readonly checks: readonly Check[];
}

/** The run that a summary is of; it was completed at `givenAt` unless it says itself. */
export function runOf(summary: K6Summary, test: string, givenAt: number): Run {
  const { source, version, completedAt = givenAt, durationSeconds, passed, metrics, checks } = summary;
  const value = (name: string, stat: string) => metrics.find((one) => one.key === name)?.values.get(stat);
  const own = metrics.filter((metric) => !isAboutRequests(metric) && !builtIn.includes(metric.name));
  const named = (kind: "counter" | "rate", stat: string) =>
    own.flatMap(({ key, kind: itsKind, values }) => {
      const amount = values.get(stat);
      return itsKind !== kind || amount === undefined ? [] : [{ name: key, value: amount }];
    });
  return {
    ...nothingKnown,
    tool: "k6",
    test,
    source,
    running: false,
    seenAt: completedAt,
    completedAt,
    ...known({
      version,
      durationSeconds,
      passed,
      users: value("vus", "value"),
      maxUsers: value("vus", "max"),
      iterations: value("iterations", "count"),
      dataSent: value("data_sent", "count"),
      dataReceived: value("data_received", "count"),
    }),
    ...requestsOf(metrics, durationSeconds),
    checks,
    thresholds: metrics.flatMap(({ key, thresholds }) =>
      thresholds.map(([expression, ok]) => ({ metric: key, expression, ok })),
    ),
    counters: named("counter", "count"),
    ratios: named("rate", "rate"),
  };
}

/** Told under other names, or derived from what is told. */
const builtIn = [
  "iterations",
  "data_sent",
  "data_received",
  "checks",
  "checks_total",
  "checks_failed",
  "checks_succeeded",
];
