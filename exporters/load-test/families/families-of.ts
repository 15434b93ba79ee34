import * as loadTest from "../../../metrics/load-test.ts";
import { type Family, labelText, withLabel } from "../../kit/index.ts";
import { hasPassed, type Requests, type Run } from "../run/index.ts";
import { createWriters, type Writers } from "./writers.ts";

/** The levels of detail, most detailed first. */
export const levels = ["operation", "run"] as const;

export type LevelName = (typeof levels)[number];

/** What the runs have to tell; at the level `run` without operations, errors and checks. */
export function familiesOf(runs: readonly Run[], level: LevelName): readonly Family[] {
  const writers = createWriters();
  for (const run of runs) {
    const labels = { tool: run.tool, test: run.test };
    const text = labelText(labels);
    writeRun(writers, run, text);
    for (const total of run.totals) writeRequests(writers, totals, withLabel(text, "protocol", total.protocol), total);
    if (level === "operation") writeDetails(writers, run, text);
  }
  return writers.end();
}

function writeRun(writers: Writers, run: Run, text: string): void {
  const { version = "", source, running, completedAt, durationSeconds, users, maxUsers, iterations } = run;
  writers.add(loadTest.runInfo, withLabel(withLabel(text, "version", version), "source", source), 1);
  writers.add(loadTest.running, text, Number(running));
  writers.add(loadTest.lastCompletion, text, completedAt);
  writers.add(loadTest.runDuration, text, durationSeconds);
  writers.add(loadTest.users, text, users);
  writers.add(loadTest.maxUsers, text, maxUsers);
  writers.add(loadTest.iterations, text, iterations);
  const passed = hasPassed(run);
  writers.add(loadTest.passed, text, passed === undefined ? undefined : Number(passed));
  writers.add(loadTest.dataTransferred, withLabel(text, "direction", "sent"), run.dataSent);
  writers.add(loadTest.dataTransferred, withLabel(text, "direction", "received"), run.dataReceived);
  for (const { metric, expression, ok } of run.thresholds)
    writers.add(
      loadTest.thresholdOk,
      withLabel(withLabel(text, "metric", metric), "expression", expression),
      Number(ok),
    );
  for (const [kind, count] of Object.entries(run.cut ?? {}))
    writers.add(loadTest.namesCut, withLabel(text, "kind", kind), count);
}

function writeDetails(writers: Writers, run: Run, text: string): void {
  for (const one of run.operations)
    writeRequests(
      writers,
      operations,
      withLabel(withLabel(text, "protocol", one.protocol), "operation", one.operation),
      one,
    );
  for (const { protocol, operation, error, count } of run.errors) {
    const labels = withLabel(withLabel(text, "protocol", protocol), "operation", operation);
    writers.add(loadTest.errors, withLabel(labels, "error", error), count);
  }
  for (const { name, passed, failed } of run.checks) {
    const labels = withLabel(text, "check", name);
    writers.add(loadTest.checks, withLabel(labels, "outcome", "passed"), passed);
    writers.add(loadTest.checks, withLabel(labels, "outcome", "failed"), failed);
  }
  for (const { name, value } of run.counters)
    writers.add(loadTest.scriptCounter, withLabel(text, "metric", name), value);
  for (const { name, value } of run.ratios) writers.add(loadTest.scriptRatio, withLabel(text, "metric", name), value);
}

const totals = {
  requests: loadTest.requests,
  failures: loadTest.failures,
  perSecond: loadTest.requestRate,
  average: loadTest.requestDurationAverage,
  duration: loadTest.requestDuration,
};

const operations = {
  requests: loadTest.operationRequests,
  failures: loadTest.operationFailures,
  perSecond: loadTest.operationRate,
  average: loadTest.operationDurationAverage,
  duration: loadTest.operationDuration,
};

function writeRequests(
  writers: Writers,
  metrics: typeof totals | typeof operations,
  labels: string,
  one: Requests,
): void {
  writers.add(metrics.requests, labels, one.requests);
  writers.add(metrics.failures, labels, one.failures);
  writers.add(metrics.perSecond, labels, one.perSecond);
  writers.add(metrics.average, labels, one.average);
  for (const [quantile, value] of one.quantiles)
    writers.add(metrics.duration, withLabel(labels, "quantile", quantile), value);
}
