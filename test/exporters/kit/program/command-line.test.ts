import test, { type ExecutionContext } from "ava";
import { CommanderError } from "commander";
import type * as z from "zod";
import { type CommandLine, readCommandLine } from "../../../../exporters/kit/program/index.ts";
import { settingsOf, toggle } from "../../../../exporters/kit/settings/index.ts";
import { matchesGolden } from "../../support/golden.ts";
import { exampleShape } from "../../support/settings.ts";

const probe = { name: "probe", description: "Looks & sees.", version: "1.2.3" };
const commands = [
  {
    name: "doctor",
    description: "Tries every step on the way.",
    arguments: "[group...]",
    options: { "--json": "As JSON." },
  },
  { name: "check-config", description: "Checks the settings." },
];

/** What was read, or what was printed with the exit code. */
function read(...argv: string[]): CommandLine {
  return readCommandLine(probe, settingsOf("probe", exampleShape), commands, argv);
}

function printed(t: ExecutionContext, ...argv: string[]) {
  return printedWith(t, exampleShape, argv);
}

function printedWith(t: ExecutionContext, shape: z.ZodRawShape, argv: readonly string[]) {
  const text: string[] = [];
  const output = { writeOut: (part: string) => text.push(part), writeErr: (part: string) => text.push(part) };
  const error = t.throws(() => readCommandLine(probe, settingsOf("probe", shape), commands, argv, output), {
    instanceOf: CommanderError,
  });
  return { exitCode: error.exitCode, text: text.join("") };
}

test("flags as Prometheus's programs take them", (t) => {
  const { flags, command } = read(
    "--web.listen-address=:1",
    "--log.level",
    "warn",
    "--probe.enabled",
    "--log.level=error",
  );
  t.deepEqual(
    [...flags],
    [
      ["web.listen-address", ":1"],
      ["log.level", "error"],
      ["probe.enabled", "true"],
    ],
  );
  t.is(command, undefined);
});

test("a list is a flag given again; a switch may be given a value", (t) => {
  const { flags } = read("--group.include=a", "--group.include", "b", "--probe.enabled=false");
  t.deepEqual(
    [...flags],
    [
      ["group.include", ["a", "b"]],
      ["probe.enabled", "false"],
    ],
  );
});

test("the program's name may stand first", (t) => {
  t.deepEqual([...read("probe", "--log.level=warn").flags], [["log.level", "warn"]]);
  t.is(read("probe", "doctor").command, "doctor");
});

test("a sub-command has its own arguments and options, and the program's flags before and behind it", (t) => {
  const line = read("--log.level=warn", "doctor", "a", "b", "--json", "--hold.time=1m");
  t.deepEqual(line, {
    command: "doctor",
    arguments: ["a", "b"],
    options: { json: true },
    flags: new Map([
      ["log.level", "warn"],
      ["hold.time", "1m"],
    ]),
  });
});

test("--help says everything there is", (t) => {
  const { exitCode, text } = printed(t, "--help");
  t.is(exitCode, 0);
  matchesGolden(t, "kit/help.txt", text);
});

test("the help of a switch shows what changes it", (t) => {
  const shape = {
    "on.now": toggle().prefault("true").describe("On."),
    "off.now": toggle().prefault("false").describe("Off."),
  };
  const { text } = printedWith(t, shape, ["--help"]);
  t.regex(text, /^ {2}--on\.now=false +On\. \(default: true\)$/m);
  t.regex(text, /^ {2}--off\.now +Off\. \(default: false\)$/m);
});

test("a sub-command's help has what is its own", (t) => {
  const { exitCode, text } = printed(t, "doctor", "--help");
  t.is(exitCode, 0);
  matchesGolden(t, "kit/help-doctor.txt", text);
});

test("--version", (t) => {
  t.deepEqual(printed(t, "--version"), { exitCode: 0, text: "1.2.3\n" });
});

const refused = test.macro({
  exec(t, argv: readonly string[], expected: string) {
    const { exitCode, text } = printed(t, ...argv);
    t.not(exitCode, 0);
    t.is(text.trim(), expected);
  },
  title: (_, argv: readonly string[]) => `refused: ${argv.join(" ")}`,
});
test(refused, ["docter"], "error: unknown command 'docter'; did you mean doctor?");
test(refused, ["serve"], "error: unknown command 'serve'; known: doctor, check-config");
test(refused, ["--log.levl=warn"], "error: unknown option '--log.levl'\n(Did you mean --log.level?)");
test(refused, ["--kafka.password=hunter2"], "error: unknown option '--kafka.password'");
test(refused, ["--log.level"], "error: option '--log.level <level>' argument missing");
test(
  refused,
  ["--clusters=[]"],
  "error: --clusters has more structure than a flag can hold; put it into the settings file",
);
test(refused, ["check-config", "x"], "error: too many arguments for 'check-config'. Expected 0 arguments but got 1.");
