import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const warning = "test/invalid/rules/irate.yml";
const error = "test/invalid/rules/ratio-over-one.yml";
const note = "test/invalid/rules/regexp-anchors.yml";

function lint(args: readonly string[], input = "") {
  return execa(process.execPath, ["cli/main.ts", "lint", ...args], { cwd: root, input, reject: false });
}

test("exit codes follow the severity that was asked for", async (t) => {
  const codes: (readonly [number, ...string[]])[] = [
    [1, error],
    [0, warning],
    [1, warning, "--fail-on", "warning"],
    [0, note, "--fail-on", "warning"],
    [1, note, "--fail-on", "info"],
    [0, "test/valid/rules", "--fail-on", "info"],
    [1, "nowhere.yml"],
    [1, error, "--fail-on", "never"],
  ];
  for (const [code, ...args] of codes) t.is((await lint(args)).exitCode, code, args.join(" "));
});

test("what the stack would get has nothing wrong", async (t) => {
  const { exitCode, stdout, stderr } = await lint(["--stack", "dev", "--fail-on", "info"]);
  t.deepEqual([exitCode, stdout], [0, ""], stderr);
});

test("text tells the place and counts, without a terminal nothing else", async (t) => {
  const { stdout, stderr } = await lint([error, warning]);
  t.regex(stdout, /^error: test\/invalid\/rules\/ratio-over-one\.yml:6:\d+: group "shop" › ShopCheckoutFailing: /);
  t.regex(stdout, /\n +6 \| .*\n +\| +\^\n/);
  t.regex(stderr, /^2 rule files with 2 rules: 1 error, 1 warning in \d+(\.\d+)? s$/);
});

test("JSON and SARIF are whole, also in a file", async (t) => {
  const [first] = JSON.parse((await lint([error, "--json"])).stdout);
  t.is(first.check, "promql/never-true");
  t.is(first.at.line, 6);
  t.deepEqual(JSON.parse((await lint(["test/valid/rules/slo.yml", "--json"])).stdout), []);
  const folder = temporary(t);
  const { stdout } = await lint([error, "--format", "sarif", "--out", join(folder, "a/lint.sarif")]);
  t.is(stdout, "");
  const log = JSON.parse(readFileSync(join(folder, "a/lint.sarif"), "utf8"));
  t.is(log.runs[0].results[0].locations[0].physicalLocation.region.startLine, 6);
});

test("dashboards of anybody are looked at, each finding with its place", async (t) => {
  const exported = "test/invalid/dashboards/export-with-inputs.json";
  const { exitCode, stdout, stderr } = await lint([exported, "test/valid/dashboards", "--fail-on", "warning"]);
  t.is(exitCode, 1);
  t.regex(stdout, /^warning: \S+export-with-inputs\.json:\d+:\d+: dashboard "API": .*\$\{DS_PROMETHEUS\}/m);
  t.regex(stderr, /^6 dashboards: /);
  t.is((await lint(["test/valid/dashboards", "--fail-on", "info"])).exitCode, 0);
  const log = JSON.parse((await lint([exported, "--format", "sarif"])).stdout);
  t.true(log.runs[0].results.some(({ ruleId }: { ruleId: string }) => ruleId === "dashboards/inputs"));
});

test("standard input, patterns and folders", async (t) => {
  const bad = "groups: [{name: a, rules: [{record: 'a:b:sum', expr: 'sum('}]}]";
  const piped = await lint(["-"], bad);
  t.regex(piped.stdout, /^error: stdin:1:58: group "a" › a:b:sum: this \( is never closed/);
  t.regex((await lint(["test/invalid/rules/template-*.yml"])).stderr, /^1[01] rule files with /);
  t.regex((await lint(["test/golden/bundle/dev"])).stderr, /1 Alertmanager configuration/);
});

test("bad input is told with its place, never with a stack", async (t) => {
  const folder = temporary(t);
  const files: Record<string, string | Buffer> = {
    "broken.yml": "groups:\n  - name: a\n   rules: []\n",
    "latin1.yml": Buffer.from("groups:\n  - name: caf\xe9\n", "latin1"),
    "bomb.yml": `a: &a [x,x]\nb: &b [${"*a,".repeat(900)}*a]\ngroups: [${"*b,".repeat(900)}*b]\n`,
    "deep.yml": `groups: ${"[".repeat(5000)}`,
    "binary.yml": Buffer.from([0, 1, 2, 255, 254]),
    "empty.yml": "",
    "text.yml": "just some words",
    "list.yml": "- a\n- b\n",
    "null.yml": "groups:\n",
    "numbers.yml":
      "groups: [{name: 1, rules: [{alert: [], expr: {}}, 7, null, {record: 'a:b:c', expr: 5, labels: {a: {}}}]}]",
    "alias.yml": "groups: *nowhere\n",
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
    const { exitCode, stdout, stderr } = await lint([join(folder, name)]);
    t.is(exitCode, 1, name);
    t.regex(stdout, new RegExp(`error: .*${name}`), name);
    t.notRegex(stdout + stderr, /^\s+at /m, name);
  }
});

test("a file of ten megabytes is read to its end", async (t) => {
  const rule = "      - record: job:requests:rate5m\n        expr: sum by (job) (rate(requests_total[5m]))\n";
  const head = "groups:\n  - name: a\n    rules:\n";
  const rules = Array.from({ length: 110_000 }, (_, index) => rule.replace("requests:", `requests${index}:`)).join("");
  const { exitCode, stdout, stderr } = await lint(["-"], `${head}${rules}      - record: a:b:c\n        expr: sum(\n`);
  t.is(exitCode, 1);
  t.regex(stdout, /^error: stdin:220005:\d+: group "a" › a:b:c: this \( is never closed/);
  t.regex(stderr, /110001 rules/);
});

test("metrics that nothing exposes are told where a list is given: a file, a target, a Prometheus", async (t) => {
  const rules =
    "groups: [{name: a, rules: [{record: 'a:b:sum', expr: 'sum(queue_lenght)'}, {record: 'a:c:sum', expr: 'sum(queue_length{kind=\"x\"})'}]}]";
  t.is((await lint(["-"], rules)).stdout, "");
  const exposed = '# TYPE queue_length gauge\nqueue_length{queue="mail"} 3\n';
  const file = join(temporary(t), "metrics.txt");
  writeFileSync(file, exposed);
  const unknown = /nothing exposes queue_lenght\..*\n.*\n.*\n {4}→ Is queue_length meant\?/;
  const fromFile = await lint(["-", "--metrics-from", file], rules);
  t.regex(fromFile.stdout, unknown);
  t.regex(fromFile.stdout, /queue_length has no label kind \(has: queue\)/);

  const answers: Record<string, string> = {
    "/prometheus/api/v1/label/__name__/values": JSON.stringify({ status: "success", data: ["queue_length"] }),
    "/prometheus/api/v1/metadata": JSON.stringify({ status: "success", data: { queue_length: [{ type: "gauge" }] } }),
    "/metrics": exposed,
  };
  const server = createServer((request, response) => {
    const allowed = request.headers.authorization === `Basic ${btoa("a:b c")}`;
    const answer = answers[request.url ?? ""];
    response.writeHead(allowed ? (answer === undefined ? 404 : 200) : 401).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  for (const path of ["prometheus/", "metrics"]) {
    const { stdout, stderr } = await lint(["-", "--metrics-from", `http://a:b%20c@127.0.0.1:${port}/${path}`], rules);
    t.regex(stdout, unknown, stderr);
  }
  const refused = await lint(["-", "--metrics-from", `http://127.0.0.1:${port}/prometheus`], rules);
  t.is(refused.exitCode, 2);
  t.regex(refused.stderr, /refuses: 401/);
});

function temporary(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), "sightline-lint-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
