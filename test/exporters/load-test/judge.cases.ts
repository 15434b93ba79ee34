import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { readSettings } from "../../../exporters/kit/index.ts";
import { loadTest, loadTestSettings } from "../../../exporters/load-test/index.ts";
import { judged } from "../../../exporters/load-test/judge/index.ts";
import { checkSettings } from "../../../exporters/load-test/settings/index.ts";
import { temporaryFolder } from "../support/folder.ts";
import { faultsOf } from "../support/settings.ts";
import { runOf, textOf } from "./support/results.ts";
import { startedLoadTest } from "./support/started.ts";

const verdict = test.macro({
  exec(t, metric: string, expression: string, expected: boolean | undefined) {
    const { thresholds } = judged(runOf(textOf("stats")), { mix: { [metric]: [expression] } });
    t.deepEqual(thresholds, expected === undefined ? [] : [{ metric, expression, ok: expected }]);
  },
  title: (_, metric: string, expression: string, expected: boolean | undefined) =>
    `${metric}: ${expression} ${expected === undefined ? "is not judged" : expected ? "holds" : "does not hold"}`,
});

// The P95 is 47 ms, of decisions 20 ms; 10 of 160 failed, of 40 decisions; 115.9 requests per second.
test(verdict, "http_req_duration", "p(95)<48", true);
test(verdict, "http_req_duration", "p(95)<47", false);
test(verdict, "http_req_duration", " p(99.9) <= 270 ", true);
test(verdict, "http_req_duration", "p(97)<500", undefined);
test(verdict, "http_req_duration", "avg>17", false);
test(verdict, "http_req_duration", "max<300", true);
test(verdict, "http_req_duration{name:decide}", "p(95)<=20", true);
test(verdict, "http_req_duration{name:nobody}", "p(95)<20", undefined);
test(verdict, "http_req_failed", "rate<0.001", false);
test(verdict, "http_req_failed{name:list_decisions}", "rate<0.001", true);
test(verdict, "http_reqs", "rate>100", true);
test(verdict, "http_reqs", "count==160", true);
test(verdict, "http_reqs", "p(95)<1", undefined);
test(verdict, "grpc_req_duration", "p(95)<1", undefined);

test("a run of which the tool told thresholds, and one of another test, are left as they are", (t) => {
  const objectives = { mix: { http_reqs: ["count>1000"] }, other: { http_reqs: ["count>0"] } };
  const k6 = runOf(textOf("summary"));
  t.is(judged(k6, objectives), k6);
  const other = { ...runOf(textOf("stats")), test: "toString" };
  t.is(judged(other, objectives), other);
});

test("with thresholds in the settings, a run of Locust passes or fails", async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "load-test.yml");
  writeFileSync(
    file,
    `tests: [mix]\nthresholds: {mix: {http_req_duration: ["p(95)<48"], http_req_failed: ["rate<0.001"]}}\n`,
  );
  const { post, samples } = await startedLoadTest(t, [`--config.file=${file}`]);
  await post("/api/v1/results/mix", textOf("stats"));
  await post("/api/v1/results/mix", textOf("failures"));
  t.deepEqual(await samples("loadtest_threshold_ok"), [
    'loadtest_threshold_ok{tool="locust",test="mix",metric="http_req_duration",expression="p(95)<48"} 1',
    'loadtest_threshold_ok{tool="locust",test="mix",metric="http_req_failed",expression="rate<0.001"} 0',
  ]);
  t.deepEqual(await samples("loadtest_passed"), ['loadtest_passed{tool="locust",test="mix"} 0']);
});

test("thresholds that cannot be understood, or are of no test, are told", (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, "load-test.yml");
  const read = (text: string) => {
    writeFileSync(file, text);
    return readSettings(loadTest, loadTestSettings, [`--config.file=${file}`]);
  };
  const faults = faultsOf(() => read('thresholds: {mix: {http_reqs: ["p95 < 5"], cpu: ["rate<1"]}}\n'), folder);
  t.regex(faults.join("\n"), /thresholds › mix › http_reqs › 0 \| "p95 < 5": is no threshold; write p\(95\)<500/);
  t.regex(faults.join("\n"), /thresholds › mix › cpu/);
  const [finding] = checkSettings(read('tests: [a]\nthresholds: {b: {http_reqs: ["count>1"]}}\n'));
  t.like(finding, { path: "thresholds › b", message: "is none of `tests`" });
});
