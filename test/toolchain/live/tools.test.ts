import { access, constants, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { acquire, doctor, environment, lock } from "../../../toolchain/index.ts";
import { acquireGo } from "../../../toolchain/tools/index.ts";

const tools = ["pulumi", "prometheus", "alertmanager"] as const;

test.serial("acquired tools run in the pinned versions", async (t) => {
  t.timeout(30 * 60_000);
  const resolved = await acquire(await doctor(tools));
  const env = await environment();
  for (const [executable, version] of [
    ["promtool", lock.tools.prometheus.version],
    ["amtool", lock.tools.alertmanager.version],
  ] as const) {
    const { stdout } = await execa(executable, ["--version"], { env });
    t.true(stdout.startsWith(`${executable}, version ${version} `), stdout);
  }
  const { stdout } = await execa("pulumi", ["version"], { env });
  t.regex(stdout, /^v\d+\.\d+\.\d+$/);
  const folder = resolved.tools.pulumi?.folder ?? "";
  for (const file of ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]) {
    await t.notThrowsAsync(access(join(folder, file), constants.X_OK), file);
  }
});

test.serial("Locust runs in the pinned version, and nothing else of its Python comes onto the PATH", async (t) => {
  t.timeout(10 * 60_000);
  const folder = (await acquire(await doctor(["locust"]))).tools.locust?.folder ?? "";
  const { stdout } = await execa("locust", ["--version"], { env: await environment() });
  t.true(stdout.startsWith(`locust ${lock.python.locust.version} `), stdout);
  t.deepEqual(await readdir(folder), ["locust"]);
  t.deepEqual(await doctor(["locust"]).then(([item]) => item?.pending), false);
});

test.serial("two processes that build the same tool build it once", async (t) => {
  t.timeout(10 * 60_000);
  const folder = await mkdtemp(join(tmpdir(), "sightline-test-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const script = `
    const { acquireTool, hostPlatform } = await import(${JSON.stringify(join(import.meta.dirname, "../../../toolchain/tools/index.ts"))});
    let waited = false;
    const folder = await acquireTool("node-exporter", { platform: hostPlatform(), origin: "build", onWait: () => { waited = true; } });
    console.log(JSON.stringify({ folder, waited }));`;
  // Go keeps its own cache below the same variable; without it every module is compiled again.
  const { stdout: goCache } = await execa((await acquireGo()).executable, ["env", "GOCACHE"]);
  const env = { XDG_CACHE_HOME: folder, GOCACHE: goCache };
  const run = () => execa(process.execPath, ["--input-type=module", "-e", script], { env });
  const results = (await Promise.all([run(), run()])).map(({ stdout }) => JSON.parse(stdout));
  t.is(results[0].folder, results[1].folder);
  t.is(results.filter(({ waited }) => waited).length, 1);
  t.deepEqual(await readdir(join(results[0].folder)), ["node_exporter"]);
  t.is((await readdir(join(folder, "sightline", "tools", "node-exporter"))).length, 1);
});
