import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { javaSources } from "../../../toolchain/java/index.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);

test("every Java file below a folder, in one order, and nothing else", async (t) => {
  const root = join(folder, "src");
  await mkdir(join(root, "b", "a"), { recursive: true });
  for (const name of ["B.java", "b/a/A.java", "b/README.md", "A.java"]) await writeFile(join(root, name), "");
  t.deepEqual(await javaSources(root), ["A.java", "B.java", "b/a/A.java"]);
});

test("a folder that is not there has none", async (t) => {
  t.deepEqual(await javaSources(join(folder, "absent")), []);
});
