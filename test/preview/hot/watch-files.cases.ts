import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { watchFiles } from "../../../preview/hot/watch-files.ts";
import { until } from "../server/support/until.ts";

/** A folder of its own, and what is told of it. */
async function watched(t: ExecutionContext) {
  const root = await mkdtemp(join(tmpdir(), "sightline-watch-"));
  const told = new Set<string>();
  const watch = watchFiles(({ files }) => {
    for (const file of files) told.add(file);
  });
  t.teardown(async () => {
    await watch.close();
    await rm(root, { recursive: true, force: true });
  });
  return { root, watch, told };
}

test("a file in a folder that was waited for is told of, however long after the folder it comes", async (t) => {
  const { root, watch, told } = await watched(t);
  const folder = join(root, "words");
  const file = join(folder, "title.ts");
  watch.add([join(root, "dashboard.ts"), file], Date.now());
  await until(async () => {
    await writeFile(join(root, "dashboard.ts"), String(Math.random()));
    return told.has(join(root, "dashboard.ts"));
  });
  await mkdir(folder);
  await until(async () => told.has(folder));
  await writeFile(file, "");
  await until(async () => told.has(file));
  await rm(folder, { recursive: true });
  await mkdir(folder);
  told.clear();
  await until(async () => {
    await writeFile(join(folder, "other.ts"), String(Math.random()));
    return told.has(join(folder, "other.ts"));
  });
  t.pass();
});
