import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import manifest from "../../../package.json" with { type: "json" };
import {
  bundlePrograms,
  previewContext,
  previewProgram,
  programs,
  programsContext,
  workloads,
  workloadsContext,
} from "../../../toolchain/images/index.ts";
import type { ProgramEntries } from "../../../toolchain/images/programs.ts";
import { lock } from "../../../toolchain/lock.ts";
import { scratch } from "../support/scratch.ts";

scratch(test);
const ours = bundlePrograms(programs);
const miniatures = bundlePrograms(workloads);

const selfContained = test.macro(async (t, entries: ProgramEntries, bundled: typeof ours) => {
  const bundles = await bundled;
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
test("our own programs are self-contained: they import nothing but Node's own modules", selfContained, programs, ours);
test("so is the preview's server", selfContained, previewProgram, bundlePrograms(previewProgram));
test("the miniatures' programs are, too", selfContained, workloads, miniatures);

test("of the Kafka client a bundle holds what the program uses", async (t) => {
  const parts = (text = "") =>
    ["kafka/dist/clients/base", "kafka/dist/clients/consumer/consumer", "/avsc/"].map((part) => text.includes(part));
  t.deepEqual(parts((await miniatures).get("router-worker")), [true, true, false]);
  t.deepEqual(parts((await ours).get("kafka-lag")), [true, false, false]);
});

test("of package.json a bundle holds the version only", async (t) => {
  const inbox = (await ours).get("inbox") ?? "";
  t.true(inbox.includes(`{ version: "${manifest.version}" }`));
  for (const other of [manifest.description, manifest.scripts.golden]) t.false(inbox.includes(other), other);
});

test.serial("the build context is complete, and the same folder the second time", async (t) => {
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

test("the preview's build context is complete: its server, and the page for browsers", async (t) => {
  const { folder, tag } = await previewContext();
  t.regex(tag, /^sightline\/preview:[0-9a-f]{12}$/);
  const { stdout } = await execa("find", [folder, "-type", "f", "-printf", "%P\n"]);
  const files = stdout.split("\n");
  for (const file of ["Dockerfile", "app/main.mjs", "app/preview.mjs", "probe/main.go", "public/index.html"])
    t.true(files.includes(file), file);
});

test("the miniatures' build context is complete", async (t) => {
  const { folder, tag } = await workloadsContext();
  t.regex(tag, /^sightline\/workloads:[0-9a-f]{12}$/);
  const { stdout } = await execa("find", [folder, "-type", "f", "-printf", "%P\n"]);
  const modules = [...Object.keys(workloads), "main"].map((name) => `app/${name}.mjs`);
  t.deepEqual(stdout.split("\n").sort(), ["Dockerfile", ...modules].sort());
});

test.serial("with a mirror the base images of our own image come from the mirror too", async (t) => {
  const official = await programsContext();
  process.env.SIGHTLINE_REGISTRY = "m.example/x";
  t.teardown(() => {
    delete process.env.SIGHTLINE_REGISTRY;
  });
  const { folder, tag } = await programsContext();
  t.not(tag, official.tag);
  const bases = [...(await readFile(join(folder, "Dockerfile"), "utf8")).matchAll(/^FROM (\S+)/gm)];
  const { golang, node } = lock.baseImages;
  const mirrored = [golang, node].map((name) => name.replace("docker.io", "m.example/x"));
  t.deepEqual(
    bases.map((match) => match[1]),
    [...mirrored, "scratch"],
  );
});
