import test from "ava";
import { operationOf } from "../../../exporters/load-test/k6/index.ts";
import { parseKey } from "../../../exporters/load-test/k6/metric.ts";
import type { Run } from "../../../exporters/load-test/run/index.ts";
import { givenAt, quantile, runOf, textOf } from "./support/results.ts";

type Metrics = Record<string, { values: Record<string, number> }>;

test("what handleSummary gets: every figure is k6's own, times in seconds", (t) => {
  const run = runOf(textOf("summary"));
  const { metrics, state } = JSON.parse(textOf("summary")) as { metrics: Metrics; state: Record<string, number> };
  const values = (name: string) => metrics[name]?.values ?? {};
  t.like(run, { tool: "k6", test: "mix", source: "summary", running: false, completedAt: givenAt, iterations: 40 });
  t.is(run.durationSeconds, Number(`${state.testRunDurationMs}e-3`));
  t.like(run.totals, [
    { protocol: "http", requests: 160, failures: 10, perSecond: values("http_reqs").rate, average: seconds("avg") },
  ]);
  t.deepEqual(run.totals[0]?.quantiles, [
    ["0", seconds("min")],
    ["0.5", seconds("med")],
    ["0.9", seconds("p(90)")],
    ["0.95", seconds("p(95)")],
    ["0.99", seconds("p(99)")],
    ["0.999", seconds("p(99.9)")],
    ["1", seconds("max")],
  ]);
  t.deepEqual(operationsOf(run), [
    ["decide", 40, 10],
    ["list_decisions", 120, 0],
  ]);
  t.is(quantile(run, "0.95", "decide"), Number(`${values("http_req_duration{name:decide}")["p(95)"]}e-3`));
  t.deepEqual(run.counters, [{ name: "rejected_decisions", value: 10 }]);
  t.deepEqual(run.ratios, [{ name: "server_errors", value: 0.25 }]);

  function seconds(stat: string): number {
    return Number(`${values("http_req_duration")[stat]}e-3`);
  }
});

test("checks of all groups, and thresholds with what they look at", (t) => {
  const { checks, thresholds } = runOf(textOf("summary"));
  t.deepEqual(sorted(checks, "name"), [
    { name: "decided", passed: 30, failed: 10 },
    { name: "list is there", passed: 120, failed: 0 },
  ]);
  t.deepEqual(sorted(thresholds, "metric"), [
    { metric: "http_req_duration", expression: "p(95)<60000", ok: true },
    { metric: "http_req_duration", expression: "p(99)<0.0001", ok: false },
    { metric: "http_req_duration{name:decide}", expression: "p(95)<60000", ok: true },
    { metric: "http_req_duration{name:list_decisions}", expression: "p(95)<60000", ok: true },
    { metric: "server_errors", expression: "rate<0.9", ok: true },
  ]);
});

test("--summary-export of the same run says the same; its thresholds are the other way round in the file", (t) => {
  const [ours, theirs] = [runOf(textOf("summary")), runOf(textOf("summaryExport"))];
  t.regex(textOf("summaryExport"), /"p\(99\)<0\.0001": true/);
  t.is(theirs.source, "summary-export");
  for (const part of ["totals", "operations", "checks", "thresholds", "counters", "ratios"] as const)
    t.deepEqual(canonical(theirs[part]), canonical(ours[part]), part);
  t.is(theirs.iterations, ours.iterations);
  t.true(Math.abs((theirs.durationSeconds ?? 0) - (ours.durationSeconds ?? 0)) < 1e-5);
});

test("the machine-readable summary: version and time are the file's own, rates follow from counts and duration", (t) => {
  const run = runOf(textOf("machineReadable"));
  const { config, metadata } = JSON.parse(textOf("machineReadable"));
  t.like(run, { source: "machine-readable", version: "2.0.0", durationSeconds: config.duration, iterations: 40 });
  t.is(run.completedAt, Date.parse(metadata.generated_at) / 1000);
  t.like(run.totals, [{ requests: 160, failures: 10, perSecond: 160 / config.duration }]);
  t.deepEqual(
    run.totals[0]?.quantiles.map(([which]) => which),
    ["0", "0.5", "0.9", "0.95", "1"],
  );
  t.deepEqual(operationsOf(run), [
    ["decide", 40, 10],
    ["list_decisions", 120, 0],
  ]);
  t.deepEqual(sorted(run.checks, "name")[0], { name: "decided", passed: 30, failed: 10 });
  t.deepEqual([run.thresholds, run.passed], [[], undefined], "k6 2.0.0 does not tell them there");
});

test("in a machine-readable summary of an outage every request failed", (t) => {
  const body = JSON.parse(textOf("machineReadable")) as {
    results: { metrics: { name: string; values: Record<string, number> }[] };
  };
  const failed = body.results.metrics.find(({ name }) => name === "http_req_failed");
  if (failed === undefined) return t.fail("no http_req_failed");
  failed.values.matches = failed.values.total ?? 0;
  t.like(runOf(JSON.stringify(body)).totals, [{ requests: 160, failures: 160 }]);
});

test("a machine-readable summary that tells whether it passed is believed", (t) => {
  const body = JSON.parse(textOf("machineReadable"));
  t.is(runOf(JSON.stringify({ ...body, results: { ...body.results, passed: false } })).passed, false);
});

test("gRPC has no counter: requests are counted by their durations, failures by a rate of the script", (t) => {
  const run = runOf(
    JSON.stringify({
      state: { testRunDurationMs: 2000 },
      metrics: {
        grpc_req_duration: { type: "trend", contains: "time", values: { avg: 2, count: 10, "p(99)": 5 } },
        "grpc_req_duration{name:create}": { type: "trend", contains: "time", values: { count: 10 } },
        "grpc_req_failed{name:create}": {
          type: "rate",
          contains: "default",
          values: { rate: 0.2, passes: 2, fails: 8 },
        },
        ws_sessions: { type: "counter", contains: "default", values: { count: 3, rate: 1.5 } },
      },
    }),
  );
  t.deepEqual(run.totals, [
    { protocol: "grpc", quantiles: [["0.99", 0.005]], requests: 10, perSecond: 5, average: 0.002 },
  ]);
  t.deepEqual(run.operations, [
    { protocol: "grpc", operation: "create", quantiles: [], requests: 10, failures: 2, perSecond: 5 },
  ]);
  t.deepEqual(run.counters, [{ name: "ws_sessions", value: 3 }]);
});

test("a script that names no requests has its groups as operations", (t) => {
  const unnamed = textOf("summary").replaceAll("{name:", "{scenario:");
  t.deepEqual(operationsOf(runOf(unnamed)), [["::reading", 120, undefined]]);
});

const operation = test.macro({
  exec(t, key: string, expected: string | undefined) {
    t.is(operationOf(parseKey(key).tags), expected);
  },
  title: (_, key, expected) => `${key} is ${expected === undefined ? "no operation" : expected}`,
});

test(operation, "http_reqs", undefined);
test(operation, "http_reqs{name:list}", "list");
test(operation, 'http_reqs{ name : "list all" }', "list all");
test(operation, "http_reqs{operation:send_message}", "send_message");
test(operation, "http_reqs{url:http://host:80/a}", "http://host:80/a");
test(operation, "http_reqs{group:::outer::inner}", "::outer::inner");
test(operation, "http_reqs{name:list,method:GET}", "GET list");
test(operation, "http_reqs{method:GET}", undefined);
test(operation, "http_reqs{expected_response:true}", undefined);
test(operation, "http_reqs{name:list,status:200}", undefined);
test(operation, "http_reqs{name:}", undefined);

function operationsOf({ operations }: Run) {
  return operations.map(({ operation, requests, failures }) => [operation, requests, failures]).sort();
}

function sorted<T extends object>(all: readonly T[], key: keyof T): T[] {
  return all.toSorted((a, b) => (String(a[key]) + JSON.stringify(a) < String(b[key]) + JSON.stringify(b) ? -1 : 1));
}

function canonical(all: readonly object[]): string[] {
  return all.map((one) => JSON.stringify(one, Object.keys(one).concat("0", "1").sort())).sort();
}
