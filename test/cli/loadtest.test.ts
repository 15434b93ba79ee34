import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";
import { execa } from "execa";

const results = fileURLToPath(new URL("../golden/validation/load-report/results/", import.meta.url));
const golden = fileURLToPath(new URL("../golden/validation/load-report/", import.meta.url));
const main = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

function report(...given: readonly string[]) {
  return execa(process.execPath, [main, "loadtest", "report", ...given], {
    cwd: results,
    reject: false,
    stripFinalNewline: false,
  });
}

test("Markdown to the terminal, and files that say the same; 1 for what was missed, 0 where nobody minds", async (t) => {
  const out = mkdtempSync(join(tmpdir(), "sightline-loadtest-"));
  t.teardown(() => rmSync(out, { recursive: true, force: true }));
  const ramp = ["chat4all-ramp.json", "chat4all-ramp.points.json.gz"];
  const [printed, written] = await Promise.all([
    report(...ramp),
    report("--out", out, "--fail-on", "nothing", ...ramp),
  ]);
  const markdown = readFileSync(join(golden, "ramp.md"), "utf8");
  t.is(printed.stdout, markdown);
  t.is(printed.exitCode, 1);
  t.is(written.exitCode, 0, written.stderr);
  t.is(readFileSync(join(out, "report.md"), "utf8"), markdown);
  t.is(readFileSync(join(out, "report.html"), "utf8"), readFileSync(join(golden, "ramp.html"), "utf8"));
  t.like(JSON.parse(readFileSync(join(out, "report.json"), "utf8")), { version: 1, missed: 1 });
  t.deepEqual(readdirSync(out).sort(), ["report.html", "report.json", "report.md"]);
});

test("a mistake ends with 2, and nothing is written", async (t) => {
  const out = join(tmpdir(), `sightline-loadtest-none-${process.pid}`);
  const [{ exitCode, stdout, stderr }, option] = await Promise.all([
    report("--out", out, "gone.json", "hitl-ramp_failures.csv", "hitl-15.json", "chat4all-ramp.json"),
    report("--tolerance", "much", "hitl-15.json"),
  ]);
  t.is(exitCode, 2);
  t.is(stdout, "");
  for (const check of ["unreadable", "alone", "tools"]) t.true(stderr.includes(`load-report/${check}`), stderr);
  t.false(existsSync(out));
  t.regex(option.stderr, /from 0 to 100/);
});
