import { hasPassed, judged, type Run, type Threshold } from "../../exporters/load-test/reading/index.ts";
import { type Finding, throwOnErrors } from "../../problems/index.ts";
import { type Operation, operationsOf, type ProtocolPair, protocolPairs } from "./compare/index.ts";
import {
  filesTwice,
  type GivenFile,
  type LoadRun,
  readRuns,
  readThresholds,
  readWorkers,
  unlikeRuns,
} from "./given/index.ts";
import { type Ramp, rampsOf } from "./ramp/index.ts";
import { type Remark, remarksOf } from "./remarks.ts";
import { type Scaling, scalingOf } from "./scaling/index.ts";

/** Runs of load tests side by side; times in seconds, shares from 0 to 1. It is what `report.json` holds. */
export interface LoadReport {
  readonly version: 1;
  readonly tools: readonly Run["tool"][];
  /** Changes from one run to another are judged. */
  readonly judged: boolean;
  /** Changes below this share are noise. */
  readonly tolerance: number;
  /** Thresholds that were missed, over all runs; figures that got worse than in the first. */
  readonly missed: number;
  readonly worse: number;
  readonly remarks: readonly Remark[];
  readonly runs: readonly ReportedRun[];
  readonly operations: readonly Operation[];
  readonly scaling?: Scaling;
  readonly ramps: readonly Ramp[];
  readonly protocols: readonly ProtocolPair[];
}

export interface ReportedRun
  extends Pick<
    Run,
    | "tool"
    | "version"
    | "source"
    | "durationSeconds"
    | "maxUsers"
    | "iterations"
    | "checks"
    | "errors"
    | "counters"
    | "ratios"
  > {
  readonly name: string;
  readonly files: readonly string[];
  readonly workers?: number;
  readonly thresholds: readonly Threshold[];
  /** Absent when nobody said what the run should hold to. */
  readonly passed?: boolean;
}

export interface LoadReportOptions {
  /** Thresholds for every run beside its own: `http_req_duration p(95)<500`. */
  readonly thresholds?: readonly string[];
  /** Counts of workers in the order of the runs, `1,2,4`. @default as the runs' names or tags say */
  readonly workers?: string;
  /** Runs of k6 and of Locust side by side, without verdicts. */
  readonly acrossTools?: boolean;
  /** @default 0.05 */
  readonly tolerance?: number;
  /** What was wrong with the files before they came here; told together with the rest. */
  readonly findings?: readonly Finding[];
}

/**
 * Compares results of load tests; the first run is what the others are held against.
 * @throws DefinitionError with everything that is wrong with the files and options.
 */
export function loadReport(files: readonly GivenFile[], options: LoadReportOptions = {}): LoadReport {
  const { acrossTools = false, tolerance = 0.05, findings = [] } = options;
  const read = readRuns(files);
  const wanted = readThresholds(options.thresholds ?? []);
  const workers = readWorkers(options.workers, read.findings.length + findings.length > 0 ? 0 : read.runs.length);
  throwOnErrors([
    ...findings,
    ...filesTwice(files),
    ...read.findings,
    ...unlikeRuns(read.runs, acrossTools),
    ...wanted.findings,
    ...workers.findings,
  ]);
  const runs = read.runs.map((one, index) => {
    const count = workers.counts[index];
    return { ...one, run: withThresholds(one.run, wanted.thresholds), ...(count !== undefined && { workers: count }) };
  });
  return compared(runs, wanted.thresholds, tolerance);
}

function compared(
  runs: readonly LoadRun[],
  given: Readonly<Record<string, readonly string[]>>,
  tolerance: number,
): LoadReport {
  const tools = [...new Set(runs.map(({ run }) => run.tool))].toSorted();
  const judgesChanges = tools.length === 1;
  const operations = operationsOf(runs, { tolerance, judged: judgesChanges });
  const changes = operations.flatMap((one) => one.runs.flatMap((run) => run?.changes ?? []));
  const reported = runs.map(reportedRun);
  const scaling = scalingOf(runs);
  return {
    version: 1,
    tools,
    judged: judgesChanges,
    tolerance,
    missed: reported.reduce(
      (sum, run) => sum + Math.max(run.thresholds.filter(({ ok }) => !ok).length, Number(run.passed === false)),
      0,
    ),
    worse: changes.filter(({ verdict }) => verdict === "worse").length,
    remarks: remarksOf(runs),
    runs: reported,
    operations,
    ...(scaling !== undefined && { scaling }),
    ramps: rampsOf(runs, given),
    protocols: protocolPairs(runs, tolerance),
  };
}

/** The thresholds that are asked for in addition, in their words; a tool's own verdict on the same ones stands. */
function withThresholds(run: Run, asked: Readonly<Record<string, readonly string[]>>): Run {
  const { passed: _, ...bare } = run;
  const { thresholds } = judged({ ...bare, thresholds: [] }, { [run.test]: asked });
  const own = new Set(run.thresholds.map(({ metric, expression }) => `${metric}\0${expression}`));
  const more = thresholds.filter(({ metric, expression }) => !own.has(`${metric}\0${expression}`));
  const key = ({ metric, expression }: Threshold) => `${metric}\0${expression}`;
  return { ...run, thresholds: [...run.thresholds, ...more].toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

function reportedRun({ name, files, workers, run }: LoadRun): ReportedRun {
  const { tool, version, source, durationSeconds, maxUsers, iterations, checks, errors, counters, ratios, thresholds } =
    run;
  const passed = hasPassed(run) === false || thresholds.some(({ ok }) => !ok) ? false : hasPassed(run);
  return {
    name,
    files,
    tool,
    source,
    ...(version !== undefined && { version }),
    ...(workers !== undefined && { workers }),
    ...(durationSeconds !== undefined && { durationSeconds }),
    ...(maxUsers !== undefined && { maxUsers }),
    ...(iterations !== undefined && { iterations }),
    ...(passed !== undefined && { passed }),
    thresholds,
    checks,
    errors,
    counters,
    ratios,
  };
}
