import test from "ava";
import { fails, loadReport, verdictOf } from "../../../validation/load-report/index.ts";
import { given, textOf } from "./support/results.ts";

function verdicts(report: ReturnType<typeof loadReport>, protocol: string, name?: string) {
  const operation = report.operations.find((one) => one.protocol === protocol && one.name === name);
  return Object.fromEntries(operation?.runs[1]?.changes?.map(({ figure, verdict }) => [figure, verdict]) ?? []);
}

test("the operation that was slowed by 8 ms got worse, the others did not", (t) => {
  const report = loadReport(given("bridge-before.json", "bridge-after.json"));
  for (const protocol of ["http", "grpc"]) {
    t.like(verdicts(report, protocol, "list_decisions"), { p50: "worse", p95: "worse", p99: "worse", failed: "noise" });
    for (const other of ["create_session", "get_metrics", "reject_decision"])
      t.like(verdicts(report, protocol, other), { p50: "better", p95: "better" });
  }
});

test("a run against itself under another name is the same throughout", (t) => {
  const text = textOf("bridge-before.json");
  const report = loadReport([
    { path: "a.json", text },
    { path: "b.json", text: `${text}\n` },
  ]);
  const changes = report.operations.flatMap(({ runs }) => runs.flatMap((run) => run?.changes ?? []));
  t.true(changes.length > 60);
  t.deepEqual([...new Set(changes.map(({ verdict }) => verdict))], ["noise"]);
  t.is(report.worse, 0);
});

test("what fails at once is fast: no time gets better with it, and none worse without", (t) => {
  const files = given("chat4all-1-workers.json", "chat4all-rejected-export.json");
  const broken = verdicts(loadReport(files), "http");
  t.like(broken, { failed: "worse", p50: "unclear", p95: "unclear", rate: "unclear" });
  const mended = verdicts(loadReport(files.toReversed()), "http");
  t.like(mended, { failed: "better", p50: "unclear", p95: "unclear", rate: "unclear" });
});

test("a tolerance above the change makes it noise", (t) => {
  const files = given("bridge-before.json", "bridge-after.json");
  t.is(verdicts(loadReport(files, { tolerance: 0.2 }), "http").rate, "noise");
  t.is(verdicts(loadReport(files), "http").rate, "worse");
});

test("what makes a comparison fail", (t) => {
  const missed = loadReport(given("chat4all-ramp.json"));
  const worse = loadReport(given("hitl-15.json", "hitl-24.json"));
  const fine = loadReport(given("chat4all-1-workers.json", "chat4all-2-workers.json"));
  const by = (report: typeof fine) =>
    (["threshold", "regression", "either", "nothing"] as const).filter((on) => fails(report, on));
  t.deepEqual(by(missed), ["threshold", "either"]);
  t.deepEqual(by(worse), ["regression", "either"]);
  t.deepEqual(by(fine), []);
  t.is(verdictOf(fine), "Every threshold was met; nothing got worse against chat4all-1-workers.");
});

test("thresholds that are asked for are judged beside a run's own, once each", (t) => {
  const asked = ["http_req_failed rate<0.01", "http_req_duration p(95)<1", "http_reqs{name:send_message} rate>10"];
  const [run] = loadReport(given("chat4all-1-workers.json"), { thresholds: asked }).runs;
  t.deepEqual(
    run?.thresholds.map(({ metric, expression, ok }) => `${ok} ${metric} ${expression}`),
    [
      "false http_req_duration p(95)<1",
      "true http_req_duration p(95)<200",
      "true http_req_duration p(99)<500",
      "true http_req_failed rate<0.01",
      "true http_reqs{name:send_message} rate>10",
    ],
  );
  t.false(run?.passed);
});

test("Locust's thresholds are those that are asked for", (t) => {
  const report = loadReport(given("hitl-15.json"), { thresholds: ["http_req_duration p(95)<500"] });
  t.like(report.runs[0], { passed: true, thresholds: [{ ok: true }] });
  t.is(report.missed, 0);
});

test("two tools side by side are not judged", (t) => {
  const report = loadReport(given("hitl-15.json", "chat4all-1-workers.json"), { acrossTools: true });
  t.like(report, { judged: false, worse: 0, tools: ["k6", "locust"] });
  t.false(report.operations.some(({ runs }) => runs.some((run) => run?.changes !== undefined)));
});

test("a run of which every request failed says so first, with its own reason", (t) => {
  const [first] = loadReport(given("chat4all-rejected-export.json")).remarks;
  t.is(first?.text, "chat4all-rejected-export: every one of its 20846 requests failed (http).");
  t.true(first?.reasons.includes("rejected_overloaded, 20846 times"));
});

test("memory of both protocols is taken from the script's own figures", (t) => {
  const { protocols } = loadReport(given("governance-bridge-compare.json"));
  t.is(protocols.length, 6);
  const compared = JSON.parse(textOf("governance-bridge-compare.json")) as {
    metrics: Record<string, { values: { max: number } }>;
  };
  for (const { operation, grpc } of protocols)
    t.is(grpc.memory, compared.metrics[`bridge_memory_bytes{name:${operation},protocol:grpc}`]?.values.max);
});
