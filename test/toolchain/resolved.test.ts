import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import test from "ava";
import { DefinitionError } from "../../problems/index.ts";
import type { Item, Outcome } from "../../toolchain/index.ts";
import { nothingResolved, readResolved, resolvedFile, updateResolved } from "../../toolchain/resolved.ts";
import { withOutcomes } from "../../toolchain/with-outcomes.ts";
import { scratch } from "./support/scratch.ts";

scratch(test);
const id = `sha256:${"a".repeat(64)}`;
const image = { name: "sightline/x:1", id, repoDigest: null, source: "built", webPages: false } as const;

function item(itemId: Item["id"], outcome: Outcome): [Item, Outcome] {
  return [{ id: itemId, name: "", version: "1.0.0", how: "present", pending: false, detail: "" }, outcome];
}
const engine = item("engine", { kind: "engine", id: "ENGINE" });

test.serial("no file means that nothing was acquired", async (t) => {
  t.deepEqual(await readResolved(), nothingResolved);
});

test.serial("what is written is read back, sorted, and not written again when it is equal", async (t) => {
  const outcomes = new Map([
    item("pulumi", { kind: "tool", folder: "/b", source: "build" }),
    engine,
    item("image/prometheus", { kind: "image", ...image }),
    item("image/grafana", { kind: "absent", reason: "no such host" }),
    item("docker-plugin", { kind: "plugin", source: "own", folder: "/p" }),
  ]);
  const written = await updateResolved((before) => withOutcomes(before, outcomes));
  t.deepEqual(await readResolved(), written);
  t.deepEqual(written, {
    version: 1,
    dockerPlugin: { source: "own", folder: "/p", version: "1.0.0" },
    tools: { pulumi: { folder: "/b", source: "build", version: "1.0.0" } },
    engines: {
      ENGINE: { absent: { grafana: "no such host" }, images: { prometheus: { ...image, version: "1.0.0" } } },
    },
  });
  const text = await readFile(resolvedFile(), "utf8");
  t.deepEqual(text.match(/^ {2}"\w+"/gm), ['  "dockerPlugin"', '  "engines"', '  "tools"', '  "version"']);
  const { ino } = await stat(resolvedFile());
  await updateResolved((before) => withOutcomes(before, outcomes));
  t.is((await stat(resolvedFile())).ino, ino);
});

test("engines do not touch each other; an image is there or absent, never both", (t) => {
  const other = item("engine", { kind: "engine", id: "OTHER" });
  const first = withOutcomes(
    nothingResolved,
    new Map([engine, item("image/grafana", { kind: "absent", reason: "r" })]),
  );
  const second = withOutcomes(first, new Map([other, item("image/programs", { kind: "image", ...image })]));
  const third = withOutcomes(second, new Map([engine, item("image/grafana", { kind: "image", ...image })]));
  t.deepEqual(third.engines, {
    ENGINE: { absent: {}, images: { grafana: { ...image, version: "1.0.0" } } },
    OTHER: { absent: {}, images: { programs: { ...image, version: "1.0.0" } } },
  });
  const fourth = withOutcomes(third, new Map([engine, item("image/grafana", { kind: "absent", reason: "gone" })]));
  t.deepEqual(fourth.engines.ENGINE, { absent: { grafana: "gone" }, images: {} });
});

test.serial("concurrent changes lose nothing", async (t) => {
  const names = Array.from({ length: 8 }, (_, index) => `tool-${index}`);
  const add = (name: string) =>
    updateResolved((before) => ({
      ...before,
      tools: { ...before.tools, [name]: { folder: "/x", source: "build", version: "1" } },
    }));
  await Promise.all(names.map(add));
  t.deepEqual(
    Object.keys((await readResolved()).tools).filter((name) => name.startsWith("tool-")),
    names,
  );
});

const unreadable = test.macro(async (t, text: string, words: RegExp) => {
  await mkdir(dirname(resolvedFile()), { recursive: true });
  await writeFile(resolvedFile(), text);
  const error = await t.throwsAsync(readResolved(), { instanceOf: DefinitionError });
  t.is(error?.findings[0]?.path, resolvedFile());
  t.regex(error?.findings[0]?.message ?? "", words);
  t.is(error?.findings[0]?.hint, "Delete the file: it is written again by the next `sightline up`.");
});
test.serial("half a file", unreadable, '{"version": 1', /JSON/);
test.serial(
  "an unknown version",
  unreadable,
  '{"version": 2, "tools": {}, "engines": {}, "dockerPlugin": null}',
  /version/,
);
