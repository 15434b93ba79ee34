import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { temporaryFolder } from "../../support/folder.ts";
import { runToEnd, startProgram } from "../../support/program.ts";
import { request } from "../../support/request.ts";

function settingsFile(t: ExecutionContext, yaml: string) {
  const file = join(temporaryFolder(t), "probe.yml");
  writeFileSync(file, yaml);
  return { file, write: (text: string) => writeFileSync(file, text) };
}

const series = async (url: string) =>
  (await request(`${url}/metrics`)).text
    .split("\n")
    .filter((line) => /^(probe_things|probe_series_level.* 1$)/.test(line));
const post = (url: string) => request(`${url}/-/reload`, { method: "POST" });

test("settings are read again on POST and on SIGHUP; bad ones are told and change nothing", async (t) => {
  const { file, write } = settingsFile(t, "probe: {kinds: [a]}");
  const program = await startProgram(t, [`--config.file=${file}`], { name: "probe" });
  t.deepEqual(await series(program.url), ['probe_things{kind="a"} 1', 'probe_series_level{level="kind"} 1']);

  write("probe: {kinds: [aa, bbb]}");
  t.is((await post(program.url)).status, 200);
  t.deepEqual(await series(program.url), [
    'probe_things{kind="aa"} 2',
    'probe_things{kind="bbb"} 3',
    'probe_series_level{level="kind"} 1',
  ]);

  write("probe: {kinds: []}\nweb: {listenAddres: ':1'}");
  const refused = await post(program.url);
  t.is(refused.status, 400);
  t.deepEqual(
    (JSON.parse(refused.text) as { findings: { hint: string }[] }).findings.map(({ hint }) => hint),
    ["Did you mean web › listenAddress?"],
  );
  t.is((await series(program.url)).length, 3, "those of before");
  t.regex((await request(`${program.url}/metrics`)).text, /^sightline_config_last_reload_successful 0$/m);

  write("probe: {kinds: [a, b, c]}\nmetrics: {maxSeries: 2}");
  const again = program.logged("settings read again");
  program.signal("SIGHUP");
  await again;
  t.deepEqual(await series(program.url), ["probe_things 3", 'probe_series_level{level="total"} 1']);
  t.regex((await request(`${program.url}/metrics`)).text, /^sightline_config_last_reload_successful 1$/m);
});

test("which release of a configuration is in force can be asked", async (t) => {
  const folder = temporaryFolder(t);
  for (const release of ["one", "two"]) {
    mkdirSync(join(folder, release));
    writeFileSync(join(folder, release, "probe.yml"), `probe: {kinds: [${release}]}`);
  }
  const switchTo = (release: string) => {
    symlinkSync(release, join(folder, "next"));
    renameSync(join(folder, "next"), join(folder, "current"));
  };
  switchTo("one");
  const program = await startProgram(t, [`--config.file=${join(folder, "current", "probe.yml")}`], { name: "probe" });
  const inForce = async () => (await request(`${program.url}/-/config`)).text.split("\n", 1)[0];
  t.is(await inForce(), `# ${join(folder, "one", "probe.yml")}`);
  switchTo("two");
  t.is(await inForce(), `# ${join(folder, "one", "probe.yml")}`);
  await post(program.url);
  t.is(await inForce(), `# ${join(folder, "two", "probe.yml")}`);
});

test("the environment counts, flags count more, and what the program finds itself is told", async (t) => {
  const environment = { PROBE_PROBE_KINDS: "x, y", PROBE_LOG_LEVEL: "debug" };
  const program = await startProgram(t, ["--log.level=info"], { name: "probe", environment });
  t.deepEqual((await series(program.url)).slice(0, 2), ['probe_things{kind="x"} 1', 'probe_things{kind="y"} 1']);
  const { file } = settingsFile(t, "probe: {kinds: []}");
  const { status, stderr } = runToEnd("probe", [`--config.file=${file}`]);
  t.is(status, 2);
  t.is(stderr, "error: probe.kinds: names nothing to count [settings/value]\n");
});

test("a stop in the middle of a scrape: the scrape is answered, then the program ends", async (t) => {
  const program = await startProgram(t, ["--probe.delay=500ms"], { name: "probe" });
  const begun = program.logged("collecting");
  const scrape = request(`${program.url}/metrics`);
  await begun;
  const ended = program.end("SIGTERM");
  const { status, text } = await scrape;
  t.is(status, 200);
  t.regex(text, /^probe_things\{kind="one"\} 3$/m);
  t.deepEqual(await ended, { code: 0, signal: null });
});

test("check-config: 0 and 1, findings on standard error or as JSON, what is in force on request", (t) => {
  const { file, write } = settingsFile(t, "probe: {kinds: [a]}");
  const check = (...args: string[]) => runToEnd("probe", ["check-config", `--config.file=${file}`, ...args]);
  t.deepEqual(check(), { status: 0, stdout: "The settings can be used.\n", stderr: "" });
  const printed = check("--print");
  t.is(printed.status, 0);
  t.true(printed.stdout.startsWith(`# ${file}\n`) && printed.stdout.includes("  kinds:\n    - a\n"));

  write("probe: {kinds: [a], delay: soon}");
  const bad = check();
  t.deepEqual([bad.status, bad.stdout], [1, ""]);
  t.regex(bad.stderr, /^error: .*probe\.yml › probe › delay: "soon": is no duration/);
  const json = check("--json");
  t.is(json.status, 1);
  t.is((JSON.parse(json.stdout) as { path: string }[])[0]?.path, `${file} › probe › delay`);

  write("{}");
  const web = check(`--web.config.file=${file}.absent`);
  t.is(web.status, 1);
  t.regex(web.stderr, /probe\.yml\.absent: cannot be read: ENOENT/);
});

test("a program's own sub-command: settings, arguments, options, exit code; its log is on standard error", (t) => {
  const once = runToEnd("probe", ["count", "--probe.kinds=a", "b"]);
  t.deepEqual([once.status, once.stdout], [0, "counted 2\n"]);
  t.is((JSON.parse(once.stderr) as { msg: string }).msg, "counting");
  const many = runToEnd("probe", ["probe", "count", "--json", "b"]);
  t.deepEqual([many.status, many.stdout], [1, '{"counted":3}\n']);
});

test("SIGHUP without a settings file ends nothing", async (t) => {
  const program = await startProgram(t, [], { name: "probe" });
  const again = program.logged("settings read again");
  program.signal("SIGHUP");
  await again;
  t.is((await request(`${program.url}/-/healthy`)).status, 200);
  t.deepEqual(await program.end("SIGINT"), { code: 0, signal: null });
});
