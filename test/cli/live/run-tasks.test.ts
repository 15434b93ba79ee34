import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import test from "ava";
import { execa } from "execa";

const script = join(import.meta.dirname, "..", "support", "failing-tasks.ts");

/** What stands on the screen at the end: of a terminal the last picture, of a pipe every line. */
async function run(...args: readonly string[]) {
  const { all, exitCode } = await execa(process.execPath, [script, ...args], { all: true, reject: false });
  // Each picture of the terminal begins by clearing the lines of the one before.
  const picture = all.split("\u001b[2K\u001b[G").at(-1) ?? "";
  return { text: stripVTControlCharacters(picture), exitCode };
}

for (const place of ["pipe", "terminal"]) {
  test(`a failed deployment is told once, in full, below its step: ${place}`, async (t) => {
    const { text, exitCode } = await run("deployment", place);
    t.is(exitCode, 2);
    t.regex(text, /^✖ pulumi up +failed$/m);
    t.is(text.split("Prometheus refuses it.").length, 2, text);
    t.true(text.trimEnd().endsWith("\nerror: Prometheus refuses it.\npromtool: line 3: no such field"), text);
  });

  test(`a step that told what it found says nothing else, and the command goes on: ${place}`, async (t) => {
    const { text, exitCode } = await run("targets", place);
    t.is(exitCode, 0);
    t.regex(text, /^✖ Targets +3 of 4 up$/m);
    t.is(text.split("3 of 4 up").length, 2, text);
    t.true(text.trimEnd().endsWith("went on"), text);
  });
}
