import { mkdtemp, writeFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import manifest from "../../../package.json" with { type: "json" };
import { bundlePrograms, dispatcher } from "../../../toolchain/images/bundle-programs.ts";
import { programs, programsContext, workloads, workloadsContext } from "../../../toolchain/images/index.ts";
import type { ProgramEntries } from "../../../toolchain/images/programs.ts";
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

const selfContained = test.macro(async (t, entries: ProgramEntries) => {
  const bundles = await bundlePrograms(entries);
  for (const name of bundles.keys()) t.true(name in entries);
  for (const [name, text] of bundles) {
    const imported = [...text.matchAll(/^import\b[^"';]*["']([^"']+)["'];$/gm)].map((match) => match[1] ?? "");
    t.true(imported.length > 0, name);
    t.deepEqual(
      imported.filter((specifier) => !isBuiltin(specifier)),
      [],
      name,
    );
    t.notRegex(text, /new URL\([^)]*import\.meta\.url\)/, `${name} reads no file of a package`);
  }
});
test("our own programs are self-contained: they import nothing but Node's own modules", selfContained, programs);
test("the miniatures' programs are, too", selfContained, workloads);

test("of the Kafka client a bundle holds what the program uses", async (t) => {
  const parts = (text = "") =>
    ["kafka/dist/clients/base", "kafka/dist/clients/consumer/consumer", "/avsc/"].map((part) => text.includes(part));
  t.deepEqual(parts((await bundlePrograms(workloads)).get("router-worker")), [true, true, false]);
  t.deepEqual(parts((await bundlePrograms()).get("kafka-lag")), [true, false, false]);
});

test("of package.json a bundle holds the version only", async (t) => {
  const inbox = (await bundlePrograms()).get("inbox") ?? "";
  t.true(inbox.includes(`{ version: "${manifest.version}" }`));
  for (const other of [manifest.description, manifest.scripts.golden]) t.false(inbox.includes(other), other);
});

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

test("the build context is complete, and the same folder the second time", async (t) => {
  const first = await programsContext();
  t.deepEqual(await programsContext(), first);
  const { stdout } = await execa("find", [first.folder, "-type", "f", "-not", "-path", "*/app/*", "-printf", "%P\n"]);
  t.deepEqual(stdout.split("\n").sort(), [
    "Dockerfile",
    "probe/go.mod",
    "probe/kafka.go",
    "probe/main.go",
    "probe/postgres.go",
    "probe/redis.go",
  ]);
});

test("the miniatures' build context is complete", async (t) => {
  const { folder, tag } = await workloadsContext();
  t.regex(tag, /^sightline\/workloads:[0-9a-f]{12}$/);
  const { stdout } = await execa("find", [folder, "-type", "f", "-printf", "%P\n"]);
  const modules = [...Object.keys(workloads), "main"].map((name) => `app/${name}.mjs`);
  t.deepEqual(stdout.split("\n").sort(), ["Dockerfile", ...modules].sort());
});
