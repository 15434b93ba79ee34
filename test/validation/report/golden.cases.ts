import test from "ava";
import { reportFiles, resultJsonSchema, toHtml, toMarkdown, toText } from "../../../validation/report/index.ts";
import { type ChangeRow, result as schema } from "../../../validation/result/index.ts";
import { goldenIn } from "../../support/golden.ts";
import { accuracyOnly, failedResult, incompleteResult, readyResult } from "./samples.ts";

const golden = goldenIn("validation/report");

const changes: readonly ChangeRow[] = [
  { name: "time to tell, P50", before: "8.1 s", after: "8.2 s", change: "+1.2 % (−0.4 to 2.9)", verdict: "same" },
  { name: "time to tell, P95", before: "16 s", after: "19 s", change: "+18 % (11 to 24)", verdict: "worse" },
];

const samples = {
  ready: readyResult(),
  failed: { ...failedResult(), changes: [...changes] },
  incomplete: incompleteResult(),
  accuracy: accuracyOnly(),
};

for (const [name, result] of Object.entries(samples)) {
  test(`the report of a result, ${name}`, (t) => {
    for (const [file, text] of reportFiles(result)) golden(t, `${name}/${file}`, text);
    golden(t, `${name}/terminal.txt`, toText(result, "/var/tmp/report/report.html"));
  });
}

test("the schema of report.json", (t) =>
  golden(t, "../../../../docs/validation/report.schema.json", resultJsonSchema()));

test("report.json is read as it was written, whatever the order of its fields", (t) => {
  const json = reportFiles(failedResult()).get("report.json") ?? "";
  const reordered = Object.fromEntries(Object.entries(JSON.parse(json)).toReversed());
  t.is(reportFiles(schema.parse(reordered)).get("report.json"), json);
});

test("the page loads nothing and runs nothing", (t) => {
  const page = toHtml({ ...failedResult(), changes: [...changes] });
  t.deepEqual(page.match(/<script|<link|<img|<iframe|\s(?:src|style|on[a-z]+)=|url\(|@import|https?:/g), null);
});

test("a result of the whole catalogue stays within 1.5 MB and below GitHub's limit", (t) => {
  const { parts, ...rest } = failedResult();
  const many = <T>(rows: readonly T[], n: number) =>
    Array.from({ length: n }, (_, at) => rows[at % rows.length]).filter((row) => row !== undefined);
  const { accuracy, latency, routes } = parts;
  if (accuracy === undefined || latency === undefined || routes === undefined) return t.fail();
  const large = {
    ...rest,
    parts: {
      ...parts,
      accuracy: { ...accuracy, rules: many(accuracy.rules, 164), mishaps: many(accuracy.mishaps, 1053) },
      latency: { ...latency, alerts: many(latency.alerts, 164), trials: many(latency.trials, 400) },
      routes: { ...routes, rows: many(routes.rows, 164) },
    },
  };
  const size = Buffer.byteLength(toHtml(large));
  t.true(size < 1_500_000, `${size} bytes`);
  t.true(toMarkdown(large).length < 60_000);
});

for (const [name, result] of Object.entries(samples))
  test(`no line of the terminal's summary is longer than 100 columns, ${name}`, (t) => {
    const lines = toText(result, `/var/${"deep/".repeat(30)}report.html`).split("\n");
    t.deepEqual(
      lines.filter((line) => [...line].length > 100 && !line.includes("Report:")),
      [],
    );
  });
