import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { createControl } from "../../../../exporters/kit/program/index.ts";
import { settingsFinding } from "../../../../exporters/kit/settings/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";
import { messages } from "../../support/collection.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { recordingLog } from "../../support/log.ts";
import { load } from "../../support/settings.ts";

interface Options {
  readonly reload?: "none" | ((values: Readonly<Record<string, unknown>>) => Promise<void>);
  readonly fixed?: readonly string[];
}

function controlled(t: ExecutionContext, yaml: string, { reload = async () => {}, fixed = [] }: Options = {}) {
  const file = join(temporaryFolder(t), "lag.yml");
  writeFileSync(file, yaml);
  const read = () => ({ loaded: load({ "config.file": file }), warnings: [] });
  const { log, lines } = recordingLog();
  let seconds = 100;
  const control = createControl({
    loaded: read().loaded,
    log,
    read,
    apply: () => (reload === "none" ? undefined : reload),
    fixed,
    now: () => seconds++,
  });
  return { control, log, lines, write: (text: string) => writeFileSync(file, text) };
}

test("new settings go to the program and are in force; the log level at once", async (t) => {
  const seen: unknown[] = [];
  const { control, log, write } = controlled(t, "hold: {time: 1m}", {
    reload: async (values) => void seen.push(values["hold.time"]),
  });
  t.deepEqual(control.lastReading(), { successful: true, inForceSince: 100 });
  write("hold: {time: 2m}\nlog: {level: warn}");
  t.deepEqual(await control.reload(), []);
  t.deepEqual([seen, log.level], [[120_000], "warn"]);
  t.deepEqual(control.lastReading(), { successful: true, inForceSince: 101 });
  t.regex(control.print(), /time: 2m/);
});

test("bad settings change nothing, say what is wrong, and good ones are taken again", async (t) => {
  let calls = 0;
  const { control, lines, write } = controlled(t, "hold: {time: 1m}", { reload: async () => void calls++ });
  write("hold: {time: soon}");
  const findings = await control.reload();
  t.deepEqual(
    findings.map(({ message }) => message),
    ['"soon": is no duration; write a number and a unit, like 30s, 5m or 1h30m'],
  );
  t.deepEqual([calls, control.lastReading()?.successful], [0, false]);
  t.regex(control.print(), /time: 1m/);
  write("hold: {time: 3m}");
  t.deepEqual(await control.reload(), []);
  t.deepEqual([calls, control.lastReading()?.successful], [1, true]);
  t.deepEqual(messages(lines), [
    "error settings cannot be used, those of before stay in force",
    "info settings read again",
  ]);
});

test("the program is asked also when nothing has changed: a secret's file may have", async (t) => {
  let calls = 0;
  const { control } = controlled(t, "{}", { reload: async () => void calls++ });
  await control.reload();
  t.is(calls, 1);
});

const refuses = test.macro({
  async exec(t, error: Error, expected: string) {
    const { control, write } = controlled(t, "hold: {time: 1m}", { reload: () => Promise.reject(error) });
    write("hold: {time: 2m}");
    t.deepEqual(
      (await control.reload()).map(({ path, message }) => `${path}: ${message}`),
      [expected],
    );
    t.regex(control.print(), /time: 1m/);
  },
  title: (title) => `the program cannot go over: ${title}`,
});
test(
  "with findings",
  refuses,
  new DefinitionError([settingsFinding("secret-file", "clusters › 0", "the file x is empty")]),
  "clusters › 0: the file x is empty",
);
test("with an error", refuses, new Error("no broker answers"), "settings: no broker answers");

const fixed = test.macro({
  async exec(t, options: Options, yaml: string, expected: readonly string[]) {
    const { control, write } = controlled(t, "hold: {time: 1m}", options);
    write(yaml);
    const findings = await control.reload();
    t.deepEqual(
      findings.map(({ path, message, hint }) => `${path.replace(/.*lag\.yml › /, "")}: ${message}. ${hint}`),
      expected,
    );
  },
  title: (title) => `what cannot change while it runs: ${title}`,
});
const cannot = (place: string) => `${place}: cannot change while the program runs. Restart the program.`;
test("where it listens", fixed, {}, "hold: {time: 2m}\nweb: {listenAddress: ':1'}", [cannot("web › listenAddress")]);
test("what the program says", fixed, { fixed: ["hold.time"] }, "{}", [cannot("hold › time")]);
test("everything, for a program that cannot", fixed, { reload: "none" }, "hold: {time: 2m}\ncaFile: /x", [
  cannot("caFile"),
  cannot("hold › time"),
]);
test("never the log level", fixed, { reload: "none" }, "hold: {time: 1m}\nlog: {level: warn}", []);

test("readings come one after the other", async (t) => {
  const order: string[] = [];
  const { control } = controlled(t, "{}", {
    reload: async () => {
      order.push("begin");
      await new Promise(setImmediate);
      order.push("end");
    },
  });
  await Promise.all([control.reload(), control.reload()]);
  t.deepEqual(order, ["begin", "end", "begin", "end"]);
});

test("without a file there is no reading to tell of", async (t) => {
  const { log } = recordingLog();
  const read = () => ({ loaded: load({}), warnings: [] });
  const control = createControl({ ...read(), log, read, apply: () => undefined, fixed: [] });
  t.deepEqual(await control.reload(), []);
  t.is(control.lastReading(), undefined);
});
