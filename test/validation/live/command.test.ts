import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import test, { type ExecutionContext } from "ava";
import Docker from "dockerode";
import { execa } from "execa";
import type { Result } from "../../../validation/index.ts";

const repository = resolve(import.meta.dirname, "../../..");

interface Run {
  readonly folder: string;
  readonly child: ReturnType<typeof start>;
  /** Names of rehearsals that were begun. */
  rehearsals(): Promise<readonly string[]>;
  report(): Promise<Result>;
}

function start(state: string, flags: readonly string[]) {
  return execa("node", ["cli/sightline.mjs", "validate", "rehearse", ...flags], {
    cwd: repository,
    env: { XDG_STATE_HOME: state, CI: "true" },
    all: true,
    reject: false,
    timeout: 300_000,
    // A terminal's Ctrl-C reaches everything that was started, so it is started as a terminal would.
    detached: true,
  });
}

async function rehearse(t: ExecutionContext, ...flags: readonly string[]): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-validate-"));
  const state = join(folder, "state");
  const out = join(folder, "report");
  const child = start(state, ["--out", out, ...flags]);
  t.teardown(async () => {
    if (child.exitCode === null) process.kill(-(child.pid ?? 0), "SIGTERM");
    await child;
    await rm(folder, { recursive: true, force: true });
  });
  return {
    folder,
    child,
    rehearsals: () => readdir(join(state, "sightline", "rehearsals")).catch(() => []),
    report: async () => JSON.parse(await readFile(join(out, "report.json"), "utf8")) as Result,
  };
}

async function begun(run: Run): Promise<string> {
  for (let looks = 0; looks < 600; looks++) {
    const [id] = await run.rehearsals();
    if (id !== undefined) return id;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("no rehearsal was begun");
}

/** Everything on the engine that carries a rehearsal's name. */
async function remains(id: string): Promise<readonly string[]> {
  const docker = new Docker();
  const containers = (await docker.listContainers({ all: true })).flatMap(({ Names }) => Names);
  const networks = (await docker.listNetworks()).map(({ Name }) => Name);
  const volumes = ((await docker.listVolumes()).Volumes ?? []).map(({ Name }) => Name);
  return [...containers, ...networks, ...volumes].filter((name) => name.includes(`-rehearsal-${id}`));
}

async function running(id: string): Promise<void> {
  for (let looks = 0; looks < 600; looks++) {
    if ((await remains(id)).some((name) => name.endsWith("-prometheus"))) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("the rehearsal did not come up");
}

test("who reads what it prints goes away: it ends, and leaves nothing", async (t) => {
  const run = await rehearse(t, "--only", "HostMemoryLow");
  const id = await begun(run);
  await running(id);
  run.child.stdout?.destroy();
  run.child.stderr?.destroy();
  await run.child;
  t.deepEqual(await remains(id), []);
});

test("two rehearsals at once: each has its own report, and leaves nothing", async (t) => {
  const runs = await Promise.all([rehearse(t, "--only", "HostMemoryLow"), rehearse(t, "--only", "HostClockWrong")]);
  const ids = await Promise.all(runs.map(begun));
  t.is(new Set(ids).size, 2);
  for (const [index, run] of runs.entries()) {
    const { exitCode, all } = await run.child;
    t.is(exitCode, 0, String(all));
    const { complete, conditions, readiness, parts } = await run.report();
    t.deepEqual([complete, readiness.verdict], [true, "ready"]);
    t.is(conditions.selection, ["HostMemoryLow", "HostClockWrong"][index] ?? "");
    t.true((parts.latency?.trials.length ?? 0) >= 20);
    for (const file of ["report.html", "report.md", "junit.xml"])
      t.true(existsSync(join(run.folder, "report", file)), file);
    t.deepEqual(await remains(ids[index] ?? ""), []);
    t.deepEqual(await run.rehearsals(), []);
  }
});

test("interrupted while it plays, it writes what it has, marked as such, and leaves nothing", async (t) => {
  const run = await rehearse(t, "--only", "HostMemoryLow");
  const id = await begun(run);
  await running(id);
  await new Promise<void>((playing) => {
    run.child.all.on("data", (text) => String(text).includes("playing") && playing());
  });
  process.kill(-(run.child.pid ?? 0), "SIGINT");
  const { exitCode, all } = await run.child;
  t.is(exitCode, 2, String(all));
  const { complete, readiness } = await run.report();
  t.deepEqual([complete, readiness.verdict], [false, "not measured"]);
  t.deepEqual(await remains(id), []);
  t.deepEqual(await run.rehearsals(), []);
});

test("what cannot be asked for is told, all of it, before anything is begun", async (t) => {
  const run = await rehearse(t, "--only", "HostMemoryLo", "--factor", "0", "--loads", "many");
  const { exitCode, all } = await run.child;
  t.is(exitCode, 1);
  for (const text of ["is no alert of this stack", "HostMemoryLow", "is no factor", "is no list of whole numbers"])
    t.true(String(all).includes(text), text);
  t.deepEqual(await run.rehearsals(), []);
});
