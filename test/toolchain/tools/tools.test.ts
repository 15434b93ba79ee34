import { chmod, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { DefinitionError } from "../../../problems/index.ts";
import { lock, type Platform } from "../../../toolchain/lock.ts";
import { buildRecipe } from "../../../toolchain/tools/build-go-module.ts";
import {
  acquireOwnPlugin,
  compareVersions,
  findGo,
  findOwnPlugin,
  findUpstreamPlugin,
  installedPulumi,
  installedTool,
  platformOf,
  run,
  toolEntry,
} from "../../../toolchain/tools/index.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);
const path = process.env.PATH ?? "";
test.afterEach.always(() => {
  process.env.PATH = path;
});

/** A folder of scripts, each printing one line; the folder is the whole PATH from then on, apart from the shell's own. */
async function onlyTools(name: string, scripts: Readonly<Record<string, string>>): Promise<string> {
  const bin = join(folder, name);
  await mkdir(bin, { recursive: true });
  for (const [file, line] of Object.entries(scripts)) {
    await writeFile(join(bin, file), `#!/bin/sh\necho '${line}'\n`);
    await chmod(join(bin, file), 0o755);
  }
  process.env.PATH = bin;
  return bin;
}

const compared = test.macro((t, a: string, b: string, sign: number) => {
  t.is(Math.sign(compareVersions(a, b)), sign);
  t.is(Math.sign(compareVersions(b, a)), 0 - sign);
});
test("equal with a v", compared, "v3.256.0", "3.256.0", 0);
test("numbers, not letters", compared, "3.9.0", "3.256.0", -1);
test("Go's words", compared, "go1.26.8", "1.26", 1);
test("missing parts are zero", compared, "1.26", "1.26.0", 0);
test("a longer one is higher", compared, "1.26.0.1", "1.26", 1);

test("platforms in Node's and in Docker's words", (t) => {
  t.is(platformOf("linux", "x64"), "linux-amd64");
  t.is(platformOf("linux", "aarch64"), "linux-arm64");
  t.is(platformOf("darwin", "arm64"), "darwin-arm64");
  t.is(platformOf("linux", "s390x"), undefined);
  t.is(platformOf("windows", "x86_64"), undefined);
});

const pulumi = test.macro(async (t, scripts: Readonly<Record<string, string>>, usable: boolean | undefined) => {
  const bin = await onlyTools(t.title.replaceAll(" ", "-"), scripts);
  const found = await installedPulumi();
  t.is(found?.usable, usable);
  if (found !== undefined) t.is(found.folder, bin);
});
const host = { "pulumi-language-nodejs": "" };
test.serial("pulumi of the pinned version", pulumi, { pulumi: "v3.256.0", ...host }, true);
test.serial("pulumi newer than pinned", pulumi, { pulumi: "v3.301.2", ...host }, true);
test.serial("pulumi older than pinned", pulumi, { pulumi: "v3.99.0", ...host }, false);
test.serial("pulumi without its language host", pulumi, { pulumi: "v3.256.0" }, false);
test.serial("no pulumi", pulumi, {}, undefined);

test.serial("a linked pulumi is looked for where it really is", async (t) => {
  const real = await onlyTools("real", { pulumi: "v3.256.0", ...host });
  const bin = await onlyTools("linked", {});
  await symlink(join(real, "pulumi"), join(bin, "pulumi"));
  t.deepEqual(await installedPulumi(), { version: "3.256.0", folder: real, usable: true });
});

test.serial("a tool on the PATH counts only in exactly the pinned version, with all its executables", async (t) => {
  const { version } = lock.tools.alertmanager;
  const bin = await onlyTools("both", {
    alertmanager: `alertmanager, version ${version} (branch: HEAD)`,
    amtool: `amtool, version ${version} (branch: HEAD)`,
  });
  t.is(await installedTool("alertmanager"), bin);
  await onlyTools("one", { amtool: `amtool, version ${version} (branch: HEAD)` });
  t.is(await installedTool("alertmanager"), undefined);
  await onlyTools("newer", {
    alertmanager: "alertmanager, version 99.0.0 (x)",
    amtool: `amtool, version ${version} (x)`,
  });
  t.is(await installedTool("alertmanager"), undefined);
});

test.serial("a tool that writes its version with a v", async (t) => {
  const { version } = lock.tools.k6;
  const bin = await onlyTools("k6", { k6: `k6 v${version} (go1.26.8, linux/amd64)` });
  t.is(await installedTool("k6"), bin);
  await onlyTools("longer-k6", { k6: `k6 v${version}1 (go1.26.8, linux/amd64)` });
  t.is(await installedTool("k6"), undefined);
});

test.serial("Go is found when it is new enough", async (t) => {
  await onlyTools("new-go", { go: "go1.26.8" });
  t.deepEqual(await findGo(), { executable: "go", version: "1.26.8" });
  await onlyTools("old-go", { go: "go1.19.8" });
  t.is(await findGo(), undefined);
});

test("a build's entry depends on the platform and on how it was got", async (t) => {
  const key = async (platform: Platform, origin: "build" | "download") =>
    (await toolEntry("prometheus", platform, origin))?.key;
  const keys = [
    await key("linux-amd64", "build"),
    await key("linux-arm64", "build"),
    await key("linux-amd64", "download"),
  ];
  for (const text of keys) t.regex(text ?? "", /^3\.15\.0-[0-9a-f]{12}$/);
  t.is(new Set(keys).size, 3);
  t.is(await toolEntry("node-exporter", "darwin-arm64", "download"), undefined);
});

test("a build's recipe holds the checksums of every module", async (t) => {
  const [module] = lock.tools["node-exporter"].build.modules;
  if (module === undefined) return t.fail();
  const recipe = JSON.stringify(await buildRecipe(module, "linux-amd64"));
  t.true(recipe.includes("github.com/prometheus/node_exporter v1.12.1 h1:"));
});

test("a failing command is quoted with its last words", async (t) => {
  const error = await t.throwsAsync(run("sh", ["-c", "echo so far; echo no space left >&2; exit 3"]), {
    instanceOf: DefinitionError,
  });
  t.is(error?.findings[0]?.message, "so far\nno space left");
  t.is(error?.findings[0]?.check, "toolchain/command-failed");
});

test("a command that is not there is named", async (t) => {
  const error = await t.throwsAsync(run("no-such-command", ["x"], { hint: "Install it." }), {
    instanceOf: DefinitionError,
  });
  t.is(error?.findings[0]?.path, "no-such-command x");
  t.is(error?.findings[0]?.hint, "Install it.");
});

test("our own Docker plugin is an executable launcher in a folder for the PATH", async (t) => {
  t.is(await findOwnPlugin("/opt/node 24"), undefined);
  const bin = await acquireOwnPlugin("/opt/node 24");
  t.is(await findOwnPlugin("/opt/node 24"), bin);
  t.is(await findOwnPlugin("/other/node"), undefined);
  t.regex(
    await readFile(join(bin, "pulumi-resource-docker"), "utf8"),
    /^#!\/bin\/sh\nexec '\/opt\/node 24' '.*docker-plugin\/main\.ts' "\$@"\n$/,
  );
});

test.serial("an upstream Docker plugin is found on the PATH or among Pulumi's, ours does not count", async (t) => {
  process.env.PULUMI_HOME = join(folder, "pulumi-home");
  process.env.PATH = await acquireOwnPlugin("/opt/node");
  t.is(await findUpstreamPlugin(), undefined);
  const installed = join(folder, "pulumi-home", "plugins", "resource-docker-v5.2.0");
  await mkdir(installed, { recursive: true });
  await writeFile(join(installed, "pulumi-resource-docker"), "");
  t.is(await findUpstreamPlugin(), installed);
  const bin = await onlyTools("plugin", { "pulumi-resource-docker": "" });
  t.is(await findUpstreamPlugin(), join(bin, "pulumi-resource-docker"));
});
