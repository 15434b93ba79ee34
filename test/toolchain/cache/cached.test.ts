import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { cached, cacheFolder, cachePath, isCached } from "../../../toolchain/cache/index.ts";
import { ended, printed, start } from "../support/children.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);
const thing = { name: "thing", key: "1.0.0" };

test.serial("a killed build leaves nothing at the entry's place, and the next build clears up", async (t) => {
  const log = join(folder, "killed.log");
  const child = start("build-once.ts", [log, "600000"]);
  t.teardown(() => child.kill("SIGKILL"));
  await printed(child, "building");
  child.kill("SIGKILL");
  await ended(child);
  t.false(await isCached(thing));
  const parent = join(cacheFolder(), "tools", "thing");
  t.is((await readdir(parent)).length, 1, "the unfinished folder is still there");

  const result = await ended(start("build-once.ts", [log, "0"]));
  t.is(result.text, `building\n${cachePath(thing)}\n`);
  t.deepEqual(await readdir(parent), ["1.0.0"]);
  t.deepEqual((await readdir(cachePath(thing))).sort(), ["first", "second"]);
});

test.serial("concurrent processes build once and all get the result", async (t) => {
  process.env.XDG_CACHE_HOME = join(folder, "concurrent");
  const log = join(folder, "concurrent.log");
  const results = await Promise.all([1, 2, 3, 4].map(() => ended(start("build-once.ts", [log, "300"]))));
  for (const { text } of results) t.is(text.trim().split("\n").at(-1), cachePath(thing));
  t.is(await readFile(log, "utf8"), "built\n");
});

test.serial("a failing build leaves nothing and is tried again", async (t) => {
  const entry = { name: "failing", key: "1" };
  const failing = cached(entry, async (target) => {
    await writeFile(join(target, "half"), "");
    throw new Error("no compiler");
  });
  await t.throwsAsync(failing, { message: "no compiler" });
  t.deepEqual(await readdir(join(cacheFolder(), "tools", "failing")), []);
  t.is(await cached(entry, async () => undefined), cachePath(entry));
});

test.serial("an entry that is there is not built again", async (t) => {
  const entry = { name: "there", key: "1" };
  await mkdir(cachePath(entry), { recursive: true });
  t.is(await cached(entry, () => Promise.reject(new Error("must not build"))), cachePath(entry));
});

test.serial("what an interrupted build of another version left is not touched", async (t) => {
  const other = join(cacheFolder(), "tools", "pair", ".unfinished-1.0.0-abc");
  await mkdir(other, { recursive: true });
  await cached({ name: "pair", key: "2.0.0" }, async () => undefined);
  t.deepEqual((await readdir(join(cacheFolder(), "tools", "pair"))).sort(), [".unfinished-1.0.0-abc", "2.0.0"]);
});
