import test from "ava";
import { loadReport, markdownOf, pageOf } from "../../../validation/load-report/index.ts";
import { goldenIn } from "../../support/golden.ts";
import { given } from "./support/results.ts";

const matchesGolden = goldenIn("validation/load-report");

/** Every section is in one of them: workers, a ramp of each tool, a slowed operation, two protocols, a run that failed as a whole. */
const reports = {
  workers: given("chat4all-1-workers.json", "chat4all-2-workers.json", "chat4all-4-workers.json"),
  ramp: given("chat4all-ramp.json", "chat4all-ramp.points.json.gz"),
  "ramp-of-locust": given(
    "hitl-ramp_stats.csv",
    "hitl-ramp_stats_history.csv",
    "hitl-ramp_failures.csv",
    "hitl-ramp_exceptions.csv",
  ),
  locust: given("hitl-15_stats.csv", "hitl-15.json", "hitl-15_failures.csv", "hitl-24.json", "hitl-24_failures.csv"),
  slowed: given("bridge-before.json", "bridge-after.json"),
  protocols: given("governance-bridge-compare.json"),
  rejected: given("healthy=chat4all-1-workers.json", "chat4all-rejected-export.json", "chat4all-rejected.json"),
};

for (const [name, files] of Object.entries(reports))
  test(`the report: ${name}`, (t) => {
    const report = loadReport(files);
    matchesGolden(t, `${name}.md`, markdownOf(report));
    matchesGolden(t, `${name}.json`, `${JSON.stringify(report, null, 1)}\n`);
  });

for (const name of ["workers", "ramp", "slowed", "rejected"] as const)
  test(`the page: ${name}`, (t) => matchesGolden(t, `${name}.html`, pageOf(loadReport(reports[name]))));

test("the page needs nothing from elsewhere and runs nothing", (t) => {
  for (const files of Object.values(reports)) {
    const page = pageOf(loadReport(files));
    t.notRegex(page, /<script|<link rel="stylesheet"|\bsrc=|https?:\/\/(?!www\.w3\.org)/);
    t.notRegex(page, /NaN|Infinity|undefined|\[object/);
  }
});

test("the report that is kept as JSON comes back as it was", (t) => {
  const report = loadReport(reports.ramp);
  t.deepEqual(JSON.parse(JSON.stringify(report)), report);
});
