import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { type ExecaError, execa } from "execa";
import { acquirePreviewApp, previewPackages, previewWorkspace } from "../../../toolchain/index.ts";

test("the sources of the pages are sound TypeScript", async (t) => {
  const folder = scratch(t);
  await previewWorkspace(folder);
  await t.notThrowsAsync(execa("tsc", ["-p", folder], { all: true }));
});

test("what is built can be served: pages, icons, fonts, notices, nothing else", async (t) => {
  const app = await acquirePreviewApp();
  t.deepEqual((await readdir(app)).sort(), [
    "assets",
    "build",
    "fonts",
    "index.html",
    "third-party-notices.txt",
    "third-party-notices.txt.br",
    "third-party-notices.txt.gz",
  ]);
  t.false(existsSync(join(app, "build/img/icons/mono/grafana.svg")), "a trademark");
  t.true(existsSync(join(app, "build/img/icons/unicons/angle-double-left.svg")));
  for (const style of ["Regular", "Medium", "Italic", "MediumItalic"])
    t.true(existsSync(join(app, `fonts/inter/Inter-${style}.woff2`)), style);
  const assets = await readdir(join(app, "assets"));
  for (const name of assets.filter((file) => /\.(js|css)$/.test(file)))
    t.true(assets.includes(`${name}.br`) && assets.includes(`${name}.gz`), name);
  const html = await readFile(join(app, "index.html"), "utf8");
  t.notRegex(html, /<script(?![^>]*\bsrc=)/, "the policy allows no script in the page");
  t.notRegex(html, /https?:\/\/(?!www\.w3\.org)/, "nothing is asked of anybody else");
});

test("the notices name every package in the bundle, with the text of its licence", async (t) => {
  const text = await readFile(join(await acquirePreviewApp(), "third-party-notices.txt"), "utf8");
  for (const name of ["@grafana/data", "@grafana/schema", "@grafana/ui", "react", "react-dom", "uplot", "inter-ui"])
    t.regex(text, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
  t.notRegex(text, /\(.*GPL.*\)$/m);
  const entries = text.split(`${"-".repeat(80)}\n`);
  t.true(entries.length > 50);
  for (const entry of entries) t.true(entry.trim().split("\n").length >= 3, entry.slice(0, 80));
});

test("a package under a licence that is not allowed ends the build and is named", async (t) => {
  const folder = scratch(t);
  await previewWorkspace(folder);
  await linkedPackages(folder);
  const intruder = join(folder, "node_modules", "intruder");
  await mkdir(intruder);
  await writeFile(
    join(intruder, "package.json"),
    JSON.stringify({ name: "intruder", version: "1.2.3", license: "AGPL-3.0-only", type: "module", main: "index.js" }),
  );
  await writeFile(join(intruder, "index.js"), "export function intrude() { console.log('here'); }\n");
  const entry = join(folder, "src", "main.tsx");
  await writeFile(entry, `import { intrude } from "intruder";\nintrude();\n${await readFile(entry, "utf8")}`);
  const vite = join(folder, "node_modules", "vite", "bin", "vite.js");
  const error = (await t.throwsAsync(execa("node", [vite, "build"], { cwd: folder, all: true }))) as ExecaError;
  t.regex(String(error.all), /intruder 1\.2\.3: AGPL-3\.0-only/);
  t.regex(String(error.all), /allowed: .*Apache-2\.0/);
});

function scratch(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), "sightline-preview-app-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder of links in place of the one link: what is put into it does not reach the packages of everybody. */
async function linkedPackages(folder: string): Promise<void> {
  const packages = await previewPackages();
  const target = join(folder, "node_modules");
  await rm(target);
  await mkdir(target);
  for (const name of await readdir(packages)) {
    if (!name.startsWith("@")) await symlink(join(packages, name), join(target, name));
    else {
      await mkdir(join(target, name));
      for (const inner of await readdir(join(packages, name)))
        await symlink(join(packages, name, inner), join(target, name, inner));
    }
  }
}
