import { once } from "node:events";
import test from "ava";
import { execa } from "execa";
import { isAlive, thisProcess } from "../../../stack/rehearsal/owner.ts";

test("this process lives", async (t) => {
  const owner = await thisProcess();
  t.is(owner.pid, process.pid);
  t.not(owner.started, "");
  t.true(await isAlive(owner));
});

test("a number that has gone to another process since is not its owner", async (t) => {
  t.false(await isAlive({ ...(await thisProcess()), started: "1" }));
});

test("a process that has ended is gone", async (t) => {
  const child = execa(process.execPath, ["--eval", ""]);
  await once(child, "exit");
  t.false(await isAlive({ ...(await thisProcess()), pid: child.pid ?? 0 }));
});

test("of a process on another machine nothing is known", async (t) => {
  t.true(await isAlive({ hostname: "elsewhere.example", pid: 1, started: "never" }));
});
