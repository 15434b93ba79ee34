import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = "test/dashboards/kit/from-json";

function run(args: readonly string[], input = "") {
  return execa(process.execPath, ["cli/main.ts", "dashboards", "import", ...args], { cwd: root, input, reject: false });
}

test("without --out the text goes to standard output, and what is told of it beside", async (t) => {
  const { stdout, stderr, exitCode } = await run([`${folder}/http-service.json`]);
  t.is(exitCode, 0);
  t.regex(stdout, /^import \{[\s\S]*\} from "\.\/kit\/index\.ts";\n\n/);
  t.regex(stderr, /^API \/ HTTP service: 6 of 6 panels typed\n/);
  t.is((await run(["-"], readFileSync(join(root, folder, "http-service.json"), "utf8"))).stdout, stdout);
});

test("with --out the file is written, and told what is left to do", async (t) => {
  const out = join(temporary(t), "queue.ts");
  const { stdout, exitCode } = await run([
    `${folder}/queue.json`,
    "--out",
    out,
    "--owner",
    "mail",
    "--uid",
    "our-queue",
  ]);
  t.is(exitCode, 0);
  t.regex(stdout, /kept in Grafana's words\n {2}"Worker" in "Queue": it shows the mean/);
  t.regex(stdout, /metrics to describe.*\n {2}queue:jobs_done:rate5m\n/);
  t.regex(stdout, /left to write\n {2}the purpose\n/);
  const text = readFileSync(out, "utf8");
  t.regex(text, /from "sightline\/dashboards\/kit";/, "outside of the repository it is the package's");
  t.regex(text, /uid: "our-queue",\n {2}title: "Queue",\n {2}owner: "mail"/);
});

test("metrics of a team's own are used by their names", async (t) => {
  const panels = [{ type: "timeseries", title: "Orders", targets: [{ expr: "sum(rate(shop_orders_total[5m]))" }] }];
  const json = JSON.stringify({ title: "Shop", schemaVersion: 42, panels });
  const { stdout } = await run(["-", "--metrics", "examples/team/metrics.ts"], json);
  t.regex(stdout, /import \{ orders \} from "\.\.\/examples\/team\/metrics\.ts";/);
  t.regex(stdout, /sum\(rate\(orders, "5m"\)\)/);
});

test("as JSON there is one entry for each panel", async (t) => {
  const { stdout } = await run([`${folder}/v2.json`, "--json"]);
  const { panels, exported, text } = JSON.parse(stdout);
  t.deepEqual([panels.length, exported], [2, "mail"]);
  t.regex(text, /export const mail/);
});

test("what cannot be is one finding each, and nothing is written", async (t) => {
  const inside = temporary(t);
  const there = join(inside, "there.ts");
  writeFileSync(there, "mine");
  const broken = join(inside, "broken.json");
  writeFileSync(broken, '{"panels": [}');
  const sound = `${folder}/v2.json`;
  const cases: (readonly [pattern: RegExp, ...args: string[]])[] = [
    [/there is no such file\. \[dashboards\/unreadable\]/, "nowhere.json"],
    [/it cannot be read: EISDIR\. \[dashboards\/unreadable\]/, inside],
    [/broken\.json:1:13: .*it is no JSON\. \[dashboards\/json\]/, broken],
    [/it has no panels .*\[dashboards\/not-a-dashboard\]/, "package.json"],
    [/there is no folder .*\[dashboards\/no-folder\]/, sound, "--out", join(inside, "none", "a.ts")],
    [/it is there already.*\[dashboards\/overwrites\]/, sound, "--out", there],
    [/it is a folder.*\[dashboards\/overwrites\]/, sound, "--out", inside],
    [/it exports no metrics.*\[dashboards\/no-metrics\]/, sound, "--metrics", "problems/index.ts"],
    [/nope\.ts: there is no such file\. \[dashboards\/no-metrics\]/, sound, "--metrics", "nope.ts"],
  ];
  for (const [pattern, ...args] of cases) {
    const { stdout, stderr, exitCode } = await run(args);
    t.deepEqual([exitCode, stdout], [1, ""], args.join(" "));
    t.regex(stderr, pattern);
    t.is(stderr.match(/^error:/gm)?.length, 1, stderr);
    t.notRegex(stderr, /^\s+at /m);
  }
  t.deepEqual(readdirSync(inside).sort(), ["broken.json", "there.ts"]);
  t.is(readFileSync(there, "utf8"), "mine");
  t.is((await run([sound, "--out", there, "--yes"])).exitCode, 0);
  t.regex(readFileSync(there, "utf8"), /export const mail/);
  t.is((await run([])).exitCode, 1);
});

test("a file of twenty megabytes is told to be too large", async (t) => {
  const file = join(temporary(t), "large.json");
  writeFileSync(file, `{"panels": [], "data": "${"x".repeat(20 * 1024 * 1024)}"}`);
  const { stderr, exitCode } = await run([file]);
  t.is(exitCode, 1);
  t.regex(stderr, /it has 21 MB; a dashboard has 16 at most\. \[dashboards\/json-size\]/);
  t.true(stderr.length < 1000);
});

function temporary(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), "sightline-import-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
