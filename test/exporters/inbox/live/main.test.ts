import { join } from "node:path";
import test from "ava";
import { temporaryFolder } from "../../support/folder.ts";
import { runToEnd } from "../../support/program.ts";

const run = (...flags: string[]) => runToEnd("inbox", flags);

test("--help names every flag with its default", (t) => {
  const { status, stdout } = run("inbox", "--help");
  t.is(status, 0);
  t.regex(stdout, /--web\.listen-address <address> +Address to listen on\. \(default: :9095\)/);
  t.regex(stdout, /--heartbeat\.max-silence <duration>[\s\S]+\(default:\s+5m\)/);
});

test("wrong flags: all of them, exit code 2", (t) => {
  const { status, stderr } = run("--heartbeat.max-silence=long", "--data.max-bytes=much");
  t.is(status, 2);
  t.regex(stderr, /--data\.max-bytes: "much": .*\n[\s\S]*--heartbeat\.max-silence: "long": /);
});

test("an unknown flag: said, exit code 2", (t) => {
  const { status, stderr } = run("inbox", "--data.dri=/tmp");
  t.is(status, 2);
  t.regex(stderr, /unknown option '--data\.dri'[\s\S]*Did you mean --data\.dir\?/);
});

test("what it needs and does not get: logged, exit code 1", (t) => {
  const missing = join(temporaryFolder(t), "missing");
  const { status, stdout } = run("--web.listen-address=127.0.0.1:0", `--data.dir=${missing}`);
  t.is(status, 1);
  const { level, msg } = JSON.parse(stdout) as Record<string, string>;
  t.deepEqual([level, msg], ["fatal", `the folder ${missing} cannot be used: ENOENT; give another --data.dir`]);
});

test("a web configuration that cannot be used: its findings logged, exit code 1", (t) => {
  const folder = temporaryFolder(t);
  const { status, stdout } = run(
    "--web.listen-address=127.0.0.1:0",
    `--data.dir=${folder}`,
    `--web.config.file=${folder}/web.yml`,
  );
  t.is(status, 1);
  const { msg, findings } = JSON.parse(stdout) as { msg: string; findings: { path: string }[] };
  t.deepEqual([msg, findings.map((finding) => finding.path)], ["cannot start", [`${folder}/web.yml`]]);
});
