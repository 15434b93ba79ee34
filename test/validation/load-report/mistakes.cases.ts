import test from "ava";
import { DefinitionError } from "../../../problems/index.ts";
import { type GivenFile, k6Points, type LoadReportOptions, loadReport } from "../../../validation/load-report/index.ts";
import { goldenIn } from "../../support/golden.ts";
import { given, textOf } from "./support/results.ts";

const matchesGolden = goldenIn("validation/load-report");

function faultsOf(files: readonly GivenFile[], options?: LoadReportOptions): DefinitionError {
  try {
    loadReport(files, options);
  } catch (error) {
    if (error instanceof DefinitionError) return error;
    throw error;
  }
  throw new Error("nothing was found");
}

function checksOf(files: readonly GivenFile[], options?: LoadReportOptions): string[] {
  return faultsOf(files, options).findings.map(({ check, path }) => `${check} ${path}`);
}

const summary = textOf("chat4all-1-workers.json");

test("all mistakes at once, in words that help", (t) => {
  const files: GivenFile[] = [
    { path: "notes.txt", text: "P95 was fine\n" },
    { path: "empty.json", text: " \n" },
    { path: "cut.json", text: summary.slice(0, 2000) },
    { path: "cut_stats.csv", text: textOf("hitl-ramp_stats.csv").slice(0, 400) },
    { path: "other.json", text: '{"passed": true}' },
    { path: "alone_failures.csv", text: textOf("hitl-ramp_failures.csv") },
    { path: "before.json", text: summary },
    { path: "copy.json", text: summary },
    ...given("hitl-15.json"),
  ];
  const options = { thresholds: ["p95<500", "http_req_duration p(95)<500"], workers: "1,two" };
  matchesGolden(t, "mistakes.txt", `${faultsOf(files, options).message}\n`);
});

test("two tools", (t) => {
  t.deepEqual(checksOf(given("hitl-15.json", "chat4all-1-workers.json")), [
    "load-report/tools locust: hitl-15; k6: chat4all-1-workers",
  ]);
});

test("a trend that k6 does not take for a time has no known unit", (t) => {
  const body = JSON.parse(textOf("bridge-before.json")) as { metrics: Record<string, { contains: string }> };
  const { grpc_req_duration: duration } = body.metrics;
  if (duration !== undefined) duration.contains = "default";
  t.deepEqual(checksOf([...given("bridge-after.json"), { path: "own.json", text: JSON.stringify(body) }]), [
    "load-report/units own › grpc_req_duration",
  ]);
});

test("a run without requests, and points without their summary", (t) => {
  const stats = textOf("hitl-ramp_stats.csv").split("\n");
  const none = `${stats[0]}\n,Aggregated,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n`;
  t.deepEqual(
    checksOf([
      { path: "none_stats.csv", text: none },
      { path: "a.points.json", points: k6Points() },
    ]),
    ["load-report/alone a.points.json", "load-report/empty none_stats.csv"],
  );
});

test("two results of one run; workers for more runs than there are", (t) => {
  t.deepEqual(checksOf(given("a=chat4all-1-workers.json", "a=chat4all-2-workers.json")), [
    "load-report/twice chat4all-1-workers.json, chat4all-2-workers.json",
  ]);
  t.deepEqual(checksOf(given("chat4all-1-workers.json"), { workers: "1,2" }), ["load-report/option --workers 1,2"]);
});

test("Locust's JSON stands for the CSV of the same run, and takes its errors", (t) => {
  const [run, ...others] = loadReport([
    ...given("hitl-15.json", "hitl-15_stats.csv"),
    { path: "hitl-15_failures.csv", text: textOf("hitl-ramp_failures.csv") },
  ]).runs;
  t.deepEqual(others, []);
  t.like(run, { source: "json-file", files: ["hitl-15.json", "hitl-15_stats.csv", "hitl-15_failures.csv"] });
  t.is(run?.errors.length, 2);
});

test("runs of one name in two folders keep their folders", (t) => {
  const { runs } = loadReport([
    { path: "monday/mix.json", text: summary },
    { path: "tuesday/mix.json", text: textOf("chat4all-2-workers.json") },
  ]);
  t.deepEqual(
    runs.map(({ name }) => name),
    ["monday/mix", "tuesday/mix"],
  );
});
