import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { removeStaleLocks } from "../../../stack/session/stale-lock.ts";

test("only the locks of dead processes of this host are removed", async (t) => {
  const backend = await mkdtemp(join(tmpdir(), "sightline-backend-"));
  t.teardown(() => rm(backend, { recursive: true, force: true }));
  const folder = join(backend, ".pulumi", "locks", "organization", "p", "s");
  await mkdir(folder, { recursive: true });
  const { pid: dead } = spawnSync("true");
  const locks = {
    "dead.json": { pid: dead, hostname: hostname() },
    "alive.json": { pid: process.pid, hostname: hostname() },
    "elsewhere.json": { pid: dead, hostname: `${hostname()}-not` },
  };
  for (const [name, lock] of Object.entries(locks)) await writeFile(join(folder, name), JSON.stringify(lock));
  await writeFile(join(folder, "odd.json"), "not JSON");
  t.is(await removeStaleLocks(backend, "p", "s"), 1);
  t.deepEqual((await readdir(folder)).sort(), ["alive.json", "elsewhere.json", "odd.json"]);
});

test("a stack that was never locked has no stale lock", async (t) => {
  t.is(await removeStaleLocks("/nowhere", "p", "s"), 0);
});
