import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { DefinitionError } from "../../../problems/index.ts";
import { stateFolder } from "../../../toolchain/cache/index.ts";
import { startEngine } from "../../../toolchain/engine/index.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);
const systemd = existsSync("/run/systemd/system");
const before = { PATH: process.env.PATH, DOCKER_HOST: process.env.DOCKER_HOST };

test.afterEach.always(() => {
  process.env.PATH = before.PATH;
  if (before.DOCKER_HOST === undefined) delete process.env.DOCKER_HOST;
  else process.env.DOCKER_HOST = before.DOCKER_HOST;
});

/** A machine of its own: its PATH, its socket, and an engine that says when it runs. */
function machine(t: ExecutionContext) {
  const root = mkdtempSync(join(folder, "machine-"));
  const bin = join(root, "bin");
  const pidFile = join(root, "pid");
  mkdirSync(bin);
  const fake = join(import.meta.dirname, "..", "support", "fake-engine.mjs");
  const dockerd = `#!/bin/sh\nexec '${process.execPath}' '${fake}' '${pidFile}'\n`;
  process.env.PATH = `${bin}:/usr/bin:/bin`;
  // A socket's path is at most 107 characters.
  const socketFolder = mkdtempSync(join(tmpdir(), "s-"));
  process.env.DOCKER_HOST = `unix://${join(socketFolder, "e")}`;
  t.teardown(() => {
    rmSync(socketFolder, { recursive: true });
    if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, "utf8")));
  });
  const add = (name: string, text: string) => {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  };
  add("systemctl", `#!/bin/sh\n'${join(bin, "dockerd")}' &\n`);
  return { root, bin, dockerd, add };
}

test.serial("an installed engine is started and outlives the call, its words are in the state folder", async (t) => {
  const { add, dockerd } = machine(t);
  add("dockerd", dockerd);
  const notes: string[] = [];
  const engine = await startEngine((note) => notes.push(note));
  t.is(engine.id, "FAKE");
  t.is(engine.platform, "linux-amd64");
  if (systemd) return;
  const log = join(stateFolder(), "dockerd.log");
  t.deepEqual(notes, [`starting dockerd, log in ${log}`]);
  t.is(readFileSync(log, "utf8"), "fake engine starts\n");
});

test.serial("a missing engine is installed from the distribution, then started", async (t) => {
  const { add, bin, root, dockerd } = machine(t);
  process.env.PATH = bin; // this machine's own dockerd must not be found
  writeFileSync(join(root, "dockerd"), dockerd, { mode: 0o755 });
  const calls = join(root, "calls");
  add(
    "apt-get",
    `#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> '${calls}'\n[ "$1" = update ] || /bin/cp '${root}/dockerd' '${bin}/dockerd'\n`,
  );
  const engine = await startEngine(() => undefined);
  t.is(engine.id, "FAKE");
  t.deepEqual(readFileSync(calls, "utf8").trim().split("\n"), [
    "noninteractive update",
    "noninteractive install --yes --no-install-recommends docker.io iptables",
  ]);
});

test.serial("an engine that ends at once is not waited for, and its log is named", async (t) => {
  if (systemd) {
    t.pass("systemd starts it here");
    return;
  }
  const { add } = machine(t);
  add("dockerd", "#!/bin/sh\necho no cgroups >&2\nexit 7\n");
  const error = await t.throwsAsync(
    startEngine(() => undefined),
    { instanceOf: DefinitionError },
  );
  t.is(error?.findings[0]?.message, "it ended with exit code 7");
  const log = join(stateFolder(), "dockerd.log");
  t.is(error?.findings[0]?.hint, `Its words are in ${log}.`);
  t.true(readFileSync(log, "utf8").endsWith("no cgroups\n"));
});

test.serial("an installation that fails carries the package manager's words", async (t) => {
  const { add, bin } = machine(t);
  process.env.PATH = bin;
  add("apt-get", "#!/bin/sh\necho 'E: Unable to locate package docker.io' >&2\nexit 100\n");
  const error = await t.throwsAsync(
    startEngine(() => undefined),
    { instanceOf: DefinitionError },
  );
  t.is(error?.findings[0]?.path, "apt-get update");
  t.is(error?.findings[0]?.message, "E: Unable to locate package docker.io");
});
