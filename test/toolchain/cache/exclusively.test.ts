import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { exclusively } from "../../../toolchain/cache/index.ts";
import { ended, printed, start } from "../support/children.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);

test("processes that change one file take turns", async (t) => {
  const file = join(folder, "number");
  await writeFile(file, "0");
  const children = [1, 2, 3, 4].map(() => start("count-up.ts", [join(folder, "locks", "count"), file]));
  for (const result of await Promise.all(children.map(ended))) t.is(result.code, 0, result.text);
  t.is(await readFile(file, "utf8"), "20");
});

test("callers in one process take turns", async (t) => {
  const seen: string[] = [];
  const turn = (name: string) =>
    exclusively(join(folder, "locks", "inside"), async () => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} out`);
    });
  await Promise.all([turn("a"), turn("b")]);
  t.deepEqual(seen, ["a in", "a out", "b in", "b out"]);
});

test("a killed holder leaves the lock free", async (t) => {
  const lockFile = join(folder, "locks", "killed");
  const holder = start("hold-lock.ts", [lockFile]);
  t.teardown(() => holder.kill("SIGKILL"));
  await printed(holder, "held");
  let waited = 0;
  const work = exclusively(lockFile, async () => "done", {
    onWait: () => {
      waited += 1;
      holder.kill("SIGKILL");
    },
  });
  t.is(await work, "done");
  t.is(waited, 1);
});

test("an error in the work frees the lock and comes through", async (t) => {
  const lockFile = join(folder, "locks", "failed");
  const failing = exclusively(lockFile, () => Promise.reject(new Error("no luck")));
  await t.throwsAsync(failing, { message: "no luck" });
  t.is(await exclusively(lockFile, async () => 1), 1);
});

test("a folder that cannot be a lock file is an error, not an endless wait", async (t) => {
  await t.throwsAsync(exclusively(folder, async () => 1));
});
