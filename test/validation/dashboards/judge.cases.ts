import test from "ava";
import { judgeDashboards } from "../../../validation/dashboards/judge.ts";
import { dashboards } from "../../../validation/result/index.ts";
import { goldenIn } from "../../support/golden.ts";
import { loadOf, question } from "./support/outcomes.ts";

const golden = goldenIn("validation/dashboards");
const budget = { milliseconds: 1000, viewers: 10 };
const metrics = new Set(["http_requests_total", "up"]);
const rate = "sum by (route) (rate(http_requests_total[$__rate_interval]))";
const judge = (loads: Parameters<typeof judgeDashboards>[0]["loads"]) =>
  dashboards.parse(judgeDashboards({ loads, budget, metrics, variables: [] }));

test("what is wrong with dashboards, in the result's form", (t) => {
  const slow = question("Traffic", rate);
  const wrong = question("Errors", "sum(rate(http_requests_total))");
  const gone = question("Queue", "sum(queue_length)");
  const quiet = question("Dropped", "sum(dropped_total)", { mayBeEmpty: "Nothing was dropped." });
  const other = question("Down", "up == 0", { refId: "B" });
  const part = judge([
    loadOf(1, [
      [slow, [700], 4],
      [wrong, [3], "bad_data: expected type range vector"],
      [gone, [2], 0],
      [quiet, [2], 0],
      [other, [2], 0],
    ]),
    loadOf(10, [
      [slow, [900, 1100, 1300], 4],
      [wrong, [3, 4], "bad_data: expected type range vector"],
      [gone, [2, 2], 0],
    ]),
    loadOf(50, [[slow, [9000], 4]]),
  ]);
  t.is(part.status, "failed");
  golden(t, "faults.json", `${JSON.stringify(part, null, 2)}\n`);
});

test("what takes its time with more viewers than the budget counts is no fault", (t) => {
  const part = judge([
    loadOf(10, [[question("Traffic", rate), [999], 4]]),
    loadOf(50, [[question("Traffic", rate), [5000], 4]]),
  ]);
  t.is(part.status, "passed");
  t.deepEqual(part.findings, []);
});

test("one slow panel among many fails although all together are fast", (t) => {
  const fast = Array.from({ length: 99 }, (_, n) => [question(`Panel ${n}`, "up"), [10], 1] as const);
  const part = judge([loadOf(10, [...fast, [question("Traffic", rate), [1500], 4]])]);
  t.deepEqual(
    part.findings.map(({ check }) => check),
    ["validation/slow-panel"],
  );
  t.is(part.status, "failed");
});

test("an empty panel warns, and fails nothing", (t) => {
  const part = judge([loadOf(10, [[question("Down", "up == 0"), [1], 0]])]);
  t.deepEqual(
    part.findings.map(({ check, severity }) => [check, severity]),
    [["validation/empty-panel", "warning"]],
  );
  t.is(part.status, "passed");
});

test("a panel that has data over another range is not empty", (t) => {
  const down = question("Down", "up == 0");
  t.deepEqual(judge([loadOf(1, [[down, [1], 0]]), loadOf(10, [[down, [1], 2]])]).findings, []);
});

test("what was not asked was not measured", (t) => {
  const few = judge([loadOf(10, [[question("Traffic", rate), [10], 4]], 7)]);
  t.is(few.status, "not measured");
  t.regex(few.findings[0]?.message ?? "", /^6 of 7 queries/);
  t.is(judge([loadOf(50, [[question("Traffic", rate), [10], 4]])]).status, "not measured");
  t.is(judge([]).status, "not measured");
});
