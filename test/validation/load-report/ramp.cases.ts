import test from "ava";
import { loadReport } from "../../../validation/load-report/index.ts";
import { given, textOf } from "./support/results.ts";

test("k6's points: the target does 20 requests a second, and breaks when its queue is full", (t) => {
  const [ramp] = loadReport(given("chat4all-ramp.json", "chat4all-ramp.points.json.gz")).ramps;
  t.like(ramp, { usual: false, cut: "windows", users: [2, 20] });
  t.is(ramp?.capacity?.perSecond, 20);
  t.deepEqual(ramp?.broke?.limits, ["http_req_failed rate<0.01"]);
  const summary = JSON.parse(textOf("chat4all-ramp.json")) as { metrics: Record<string, Record<string, number>> };
  const sum = (what: "requests" | "failures") => ramp?.moments.reduce((all, one) => all + one[what], 0);
  t.is(sum("requests"), summary.metrics.http_reqs?.count, "every request of the summary is in a window");
  t.is(sum("failures"), summary.metrics.http_req_failed?.passes);
});

test("Locust's history: requests are those of its statistics, and it breaks with the step to 12 users", (t) => {
  const files = given("hitl-ramp_stats.csv", "hitl-ramp_stats_history.csv", "hitl-ramp_failures.csv");
  const [ramp] = loadReport(files).ramps;
  t.like(ramp, { usual: true, users: [2, 16] });
  t.is(ramp?.broke?.moment.users, 12);
  t.is(ramp?.capacity?.users, 8);
  t.is(
    ramp?.moments.reduce((all, one) => all + one.requests, 0),
    2833,
  );
});

test("limits that are asked for take the place of the usual ones", (t) => {
  const files = given("hitl-ramp_stats.csv", "hitl-ramp_stats_history.csv");
  const [ramp] = loadReport(files, { thresholds: ["http_req_duration p(99)<30"] }).ramps;
  t.like(ramp, { usual: false, limits: ["http_req_duration p(99)<30"] });
  const [never] = loadReport(files, { thresholds: ["http_req_duration p(99)<60000"] }).ramps;
  t.is(never?.broke, undefined);
});

test("steps that a script added to its summary are judged one by one", (t) => {
  const part = (users: number, rate: number, p95: number, errors: number) => ({
    part: String(users),
    users,
    requests: rate * 30,
    requests_per_second: rate,
    p50_ms: p95 / 2,
    p95_ms: p95,
    p99_ms: p95 * 1.5,
    error_rate: errors,
  });
  const parts = [part(10, 40, 20, 0), part(25, 100, 25, 0), part(50, 180, 90, 0), part(100, 200, 900, 0.02)];
  const text = JSON.stringify({ ...JSON.parse(textOf("chat4all-1-workers.json")), capacity: { parts } });
  const [ramp] = loadReport([{ path: "hitl-ramp.json", text }]).ramps;
  t.like(ramp, { cut: "steps", users: [10, 100] });
  t.is(ramp?.capacity?.users, 50);
  t.like(ramp?.broke, { moment: { users: 100, at: 120 } });
  t.deepEqual(ramp?.broke?.limits, [
    "http_req_duration p(95)<200",
    "http_req_duration p(99)<500",
    "http_req_failed rate<0.01",
  ]);
});

test("one bad window among good ones is no end", (t) => {
  const rows = textOf("hitl-ramp_stats_history.csv").split("\n");
  const calm = rows.slice(0, 30);
  const cells = calm[15]?.split(",") ?? [];
  const blip = [...cells.slice(0, 11), "9000", ...cells.slice(12)].join(",");
  const history = [...calm.slice(0, 15), blip, ...calm.slice(16)].join("\n");
  const files = [
    { path: "hitl-ramp_stats.csv", text: textOf("hitl-ramp_stats.csv") },
    { path: "hitl-ramp_stats_history.csv", text: `${history}\n` },
  ];
  const [ramp] = loadReport(files, { thresholds: ["http_req_duration p(95)<500"] }).ramps;
  t.is(ramp?.moments.filter(({ quantiles }) => quantiles.some(([q, value]) => q === "0.95" && value === 9)).length, 1);
  t.is(ramp?.broke, undefined);
});
