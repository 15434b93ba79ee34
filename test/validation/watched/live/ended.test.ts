import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { untilHeld } from "./support/asked.ts";
import { prepare } from "./support/copy.ts";
import { remainsOf, removeDead } from "./support/remains.ts";

test.before("images and k6", () => prepare(["governance-bridge"]));

test.serial("Ctrl-C under load and with a fault: nothing is left, no process either", async (t) => {
  const { child, stateFolder } = await keep(t);
  const network = await said(child, /opened (\S+)/);
  await said(child, /loaded (\d+)/);
  t.is((await loadersOf(child.pid)).length, 1);
  child.kill("SIGINT"); // to it alone: the load is not told by the terminal
  t.is((await child).exitCode, 130);
  t.deepEqual(await remainsOf({ network }), []);
  t.deepEqual(await readdir(join(stateFolder, "rehearsals")), []);
  t.deepEqual(await loadersOf(child.pid), []);
});

test.serial("of one that was killed the load ends by itself, and the rest is found by the next one", async (t) => {
  const { child, stateFolder } = await keep(t);
  const network = await said(child, /opened (\S+)/);
  await said(child, /loaded (\d+)/);
  const loaders = await loadersOf(child.pid);
  child.kill("SIGKILL");
  await child;
  await untilHeld(
    async () => (await Promise.all(loaders.map(isRunning))).includes(true),
    (running) => !running,
    "k6 runs",
  );
  t.true((await remainsOf({ network })).length > 5);
  t.is((await removeDead(stateFolder)).length, 1);
  t.deepEqual(await remainsOf({ network }), []);
});

/** In a process group of its own, as a terminal gives one to a command. */
async function keep(t: ExecutionContext) {
  const stateFolder = await mkdtemp(join(tmpdir(), "sightline-watched-"));
  t.teardown(() => rm(stateFolder, { recursive: true, force: true }));
  const program = join(import.meta.dirname, "support", "keep.ts");
  const child = execa(process.execPath, [program, stateFolder], {
    reject: false,
    detached: true,
    cleanup: false,
    buffer: false,
  });
  heard.set(child, "");
  child.stdout.on("data", (chunk) => heard.set(child, `${heard.get(child)}${chunk}`));
  child.stderr.on("data", (chunk) => heard.set(child, `${heard.get(child)}${chunk}`));
  t.teardown(async () => {
    child.kill("SIGTERM");
    await child;
    await removeDead(stateFolder);
  });
  return { child, stateFolder };
}
const heard = new WeakMap<object, string>();

/** Waits until a process has said something, and returns what the pattern takes of it. */
async function said(child: Awaited<ReturnType<typeof keep>>["child"], what: RegExp): Promise<string> {
  await untilHeld(
    async () => ({ text: heard.get(child) ?? "", ended: child.exitCode !== null }),
    ({ text, ended }) => {
      if (ended && !what.test(text)) throw new Error(`it ended: ${text}`);
      return what.test(text);
    },
  );
  return what.exec(heard.get(child) ?? "")?.[1] ?? "";
}

/** Processes of k6 that a process began. */
async function loadersOf(pid = 0): Promise<readonly number[]> {
  const { stdout } = await execa("ps", ["-eo", "pid=,ppid=,comm="]);
  return stdout
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, name]) => Number(parent) === pid && name === "k6")
    .map(([own]) => Number(own));
}

async function isRunning(pid: number): Promise<boolean> {
  const { stdout } = await execa("ps", ["-o", "stat=", "-p", String(pid)], { reject: false });
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}
