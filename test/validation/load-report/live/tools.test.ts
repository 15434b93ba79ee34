import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";
import { execa } from "execa";
import { readResultFiles } from "../../../../cli/loadtest-files.ts";
import { loadReport } from "../../../../validation/load-report/index.ts";
import { startTarget } from "../../../exporters/load-test/support/target.ts";
import { temporaryFolder } from "../../../exporters/support/folder.ts";

const loads = fileURLToPath(new URL("../../../exporters/load-test/support/loads/", import.meta.url));

test("k6: the summary and the points of a run just made agree", async (t) => {
  const [target, folder] = [await startTarget(t), temporaryFolder(t)];
  const [summary, points] = [join(folder, "mix.json"), join(folder, "mix.points.json.gz")];
  const flags = [
    "--summary-export",
    summary,
    "--out",
    `json=${points}`,
    "--env",
    `TARGET=${target}`,
    "--env",
    "ITERATIONS=100",
  ];
  const run = ["run", "--quiet", "--no-usage-report", ...flags, join(loads, "mix.js")];
  const { exitCode, stderr } = await execa("k6", run, { reject: false, timeout: 90_000 });
  t.is(exitCode, 99, stderr);
  const { files, findings } = await readResultFiles([summary, points]);
  t.deepEqual(findings, []);
  const report = loadReport(files);
  t.is(report.runs.length, 1);
  const all = report.operations.find(({ name }) => name === undefined)?.runs[0];
  const moments = report.ramps[0]?.moments ?? [];
  const sum = (what: "requests" | "failures") => moments.reduce((total, one) => total + one[what], 0);
  t.true((all?.requests ?? 0) > 0);
  t.deepEqual([sum("requests"), sum("failures")], [all?.requests, all?.failures]);
  t.is(report.missed, 1, "p(99)<0.0001 cannot be met");
});

test("Locust: its CSV files are one run, and its history has every request of its statistics", async (t) => {
  const [target, folder] = [await startTarget(t), temporaryFolder(t)];
  const run = ["--locustfile", join(loads, "locustfile.py"), "--headless", "--csv", join(folder, "mix")];
  const users = ["--users", "2", "--spawn-rate", "2", "--run-time", "60s"];
  const environment = { TARGET: target, PYTHONDONTWRITEBYTECODE: "1" };
  const { exitCode, stderr } = await execa("locust", [...run, ...users], {
    reject: false,
    timeout: 90_000,
    env: environment,
  });
  t.is(exitCode, 1, stderr);
  const names = ["stats", "stats_history", "failures", "exceptions"].map((name) => join(folder, `mix_${name}.csv`));
  const { files } = await readResultFiles(names);
  const report = loadReport(files, { thresholds: ["http_req_failed rate<0.01"] });
  t.is(report.runs.length, 1);
  t.like(report, { missed: 1, runs: [{ name: "mix", passed: false, maxUsers: 2 }] });
  t.true(report.runs[0]?.errors.some(({ operation }) => operation === "decide"));
  const total = report.operations.find(({ name }) => name === undefined)?.runs[0]?.requests;
  t.is(
    report.ramps[0]?.moments.reduce((sum, one) => sum + one.requests, 0),
    total,
  );
});
