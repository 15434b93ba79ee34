import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";

const installer = new URL("../../../cli/install-packages.mjs", import.meta.url).href;

/** A clone with a package-lock.json and an npm that notes its start and end in `npm.log`. */
function clone(t: ExecutionContext, npm: string): string {
  const root = mkdtempSync(join(tmpdir(), "sightline-install-"));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, "package-lock.json"), "{}");
  writeFileSync(join(root, "npm"), `#!/bin/sh\necho start >> npm.log\n${npm}\necho end >> npm.log\n`);
  chmodSync(join(root, "npm"), 0o755);
  return root;
}

const works = "rm -rf node_modules; sleep 0.5; mkdir node_modules";

function starting(root: string) {
  const script = `import { installPackages } from ${JSON.stringify(installer)}; await installPackages(process.argv[1]);`;
  const env = { PATH: `${root}${delimiter}${process.env.PATH}` };
  const args = ["--input-type=module", "--eval", script, root];
  return execa(process.execPath, args, { env, reject: false });
}

async function install(root: string) {
  const { exitCode, stderr } = await starting(root);
  return { exitCode, stderr };
}
const log = (root: string) => readFileSync(join(root, "npm.log"), "utf8").trim().split("\n");
const lock = (root: string) => join(root, ".install-lock");

test("what is installed is not installed again, until package-lock.json changes", async (t) => {
  const root = clone(t, works);
  t.is((await install(root)).exitCode, 0);
  t.deepEqual(await install(root), { exitCode: 0, stderr: "" });
  t.deepEqual(log(root), ["start", "end"]);
  writeFileSync(join(root, "package-lock.json"), "{} ");
  await install(root);
  t.deepEqual(log(root), ["start", "end", "start", "end"]);
});

test("of several runs at once one installs and the others wait for it", async (t) => {
  const root = clone(t, works);
  const runs = await Promise.all(Array.from({ length: 4 }, () => install(root)));
  t.deepEqual(
    runs.map(({ exitCode }) => exitCode),
    [0, 0, 0, 0],
  );
  t.deepEqual(log(root), ["start", "end"]);
  t.is(runs.filter(({ stderr }) => stderr.includes("Packages installed")).length, 1);
  t.false(existsSync(lock(root)));
});

test("when the one that installs fails, the next one tries, and each says why it could not", async (t) => {
  const root = clone(t, "echo no way to the registry >&2; exit 7");
  const runs = await Promise.all([install(root), install(root)]);
  t.deepEqual(log(root), ["start", "start"]);
  for (const { exitCode, stderr } of runs) {
    t.is(exitCode, 2);
    t.regex(stderr, /no way to the registry\n+error: the packages could not be installed: npm ci ended with 7\./);
  }
  t.false(existsSync(lock(root)));
});

test("a lock whose process is gone is taken over, by one", async (t) => {
  const root = clone(t, works);
  const { pid } = await execa(process.execPath, ["--eval", "console.log(process.pid)"]).then(({ stdout }) => ({
    pid: stdout,
  }));
  writeFileSync(lock(root), `${hostname()} ${pid}`);
  const runs = await Promise.all([install(root), install(root), install(root)]);
  t.deepEqual(
    runs.map(({ exitCode }) => exitCode),
    [0, 0, 0],
  );
  t.deepEqual(log(root), ["start", "end"]);
});

test("npm goes on when the run that started it is killed: the lock is held until it ends", async (t) => {
  const root = clone(t, works);
  const npm = execa("sleep", ["600"], { reject: false });
  t.teardown(() => npm.kill());
  writeFileSync(lock(root), `${hostname()} 999999999 ${npm.pid}`);
  const next = starting(root);
  const waits = /Another run \(process \d+\) is installing the packages; waiting for it/;
  await new Promise<void>((resolve) => next.stderr.on("data", (text) => waits.test(String(text)) && resolve()));
  t.false(existsSync(join(root, "npm.log")), "it has not begun");
  npm.kill();
  t.is((await next).exitCode, 0);
  t.deepEqual(log(root), ["start", "end"]);
});
