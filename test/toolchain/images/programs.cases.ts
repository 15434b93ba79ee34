import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { dispatcher } from "../../../toolchain/images/bundle-programs.ts";
import { programFiles } from "../../../toolchain/images/programs-plan.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);

async function dispatch(args: readonly string[]) {
  const app = await mkdtemp(join(folder, "app-"));
  await writeFile(join(app, "main.mjs"), dispatcher(["inbox", "echo"]));
  await writeFile(join(app, "echo.mjs"), "export const main = (args) => console.log(JSON.stringify(args));");
  return execa(process.execPath, [join(app, "main.mjs"), ...args], { reject: false });
}

test("the dispatcher hands the other arguments to the program", async (t) => {
  const { stdout, exitCode } = await dispatch(["echo", "--port", "1"]);
  t.is(stdout, '["--port","1"]');
  t.is(exitCode, 0);
});

const refused = test.macro(async (t, args: readonly string[], words: string) => {
  const { stderr, exitCode } = await dispatch(args);
  t.is(stderr, words);
  t.is(exitCode, 2);
});
test("no program", refused, [], 'unknown program ""; this image has: echo, inbox');
test("an unknown program", refused, ["rm"], 'unknown program "rm"; this image has: echo, inbox');
test("a path is no program", refused, ["../echo"], 'unknown program "../echo"; this image has: echo, inbox');

test("the image holds the dispatcher and one module per program", (t) => {
  const files = programFiles(
    new Map([
      ["inbox", "1"],
      ["release", "2"],
    ]),
  );
  t.deepEqual(
    files.map(({ path }) => path),
    ["/app/main.mjs", "/app/inbox.mjs", "/app/release.mjs"],
  );
});
