import { spawn } from "node:child_process";
import { mkdir, open, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DefinitionError } from "../../problems/index.ts";
import { cacheFolder, exclusively, stateFolder } from "../cache/index.ts";
import { lock } from "../lock.ts";
import { onPath, run } from "../tools/index.ts";
import { type Engine, engineRemedy, findEngine } from "./connect.ts";

/** Brings up an engine on this machine: installs the distribution's packages if needed, starts it, waits for it. */
export async function startEngine(onNote: (note: string) => void): Promise<Engine> {
  return exclusively(join(cacheFolder(), "locks", "engine"), async () => {
    if ((await onPath("dockerd")) === undefined) await installEngine(onNote);
    // A package may have started it, or whoever held the lock before.
    const running = await findEngine();
    if ("docker" in running) return running;
    return (await hasSystemd()) ? startService() : startDirectly(onNote);
  });
}

async function installEngine(onNote: (note: string) => void): Promise<void> {
  const { packages } = lock.engine;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  onNote("reading the distribution's package list");
  await run("apt-get", ["update"], { env, hint: engineRemedy });
  onNote(`installing ${packages.join(" and ")}`);
  await run("apt-get", ["install", "--yes", "--no-install-recommends", ...packages], { env, hint: engineRemedy });
}

async function startService(): Promise<Engine> {
  await run("systemctl", ["start", "docker"], { hint: "journalctl --unit docker says why it does not start." });
  return waitForEngine(() => undefined, "journalctl --unit docker says why.");
}

/** Without an init system nobody else starts it; it outlives this process and writes its log below the state folder. */
async function startDirectly(onNote: (note: string) => void): Promise<Engine> {
  const logFile = join(stateFolder(), "dockerd.log");
  await mkdir(stateFolder(), { recursive: true });
  const log = await open(logFile, "a");
  try {
    onNote(`starting dockerd, log in ${logFile}`);
    const child = spawn("dockerd", [], { detached: true, stdio: ["ignore", log.fd, log.fd] });
    let ended: string | undefined;
    child.once("error", (error) => {
      ended = error.message;
    });
    child.once("exit", (code, signal) => {
      ended = `it ended with ${signal ?? `exit code ${code}`}`;
    });
    child.unref();
    return await waitForEngine(() => ended, `Its words are in ${logFile}.`);
  } finally {
    await log.close();
  }
}

async function waitForEngine(endedWith: () => string | undefined, hint: string): Promise<Engine> {
  const tries = 120;
  for (let attempt = 0; attempt < tries && endedWith() === undefined; attempt += 1) {
    const found = await findEngine();
    if ("docker" in found) return found;
    await sleep(500);
  }
  const message = endedWith() ?? `it did not answer within ${tries / 2} s`;
  const finding = { check: "toolchain/engine-start", severity: "error", path: "dockerd", message, hint } as const;
  throw new DefinitionError([finding]);
}

async function hasSystemd(): Promise<boolean> {
  return stat("/run/systemd/system").then(
    () => true,
    () => false,
  );
}
