import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CacheEntry, cached, cachePath, fingerprint, isCached, sha256 } from "../cache/index.ts";
import { run } from "../tools/index.ts";

const sources = join(import.meta.dirname, "..", "..", "preview", "app");

/** The folder of the preview's pages, ready to be served: the package's own, else built once from the sources. */
export async function acquirePreviewApp(options: { readonly onWait?: () => void } = {}): Promise<string> {
  const entry = await previewAppEntry();
  return entry === undefined ? sources : cached(entry, build, options);
}

/** The entry of the cache that holds the pages; undefined in a published package, which carries them. */
export async function previewAppEntry(): Promise<CacheEntry | undefined> {
  if (!existsSync(join(sources, "package.json"))) return undefined;
  return { name: "preview-app", key: await digestOfSources() };
}

/** What the pages are known by: equal keys are equal pages. */
export async function previewAppKey(): Promise<string> {
  return (await previewAppEntry())?.key ?? digestOfSources();
}

/** Whether the pages are there already. */
export async function previewAppIsCached(): Promise<boolean> {
  const entry = await previewAppEntry();
  return entry === undefined || isCached(entry);
}

/**
 * The sources with the packages they are built from (half a gigabyte, kept), for those who work on them; a folder of its own for each lock file.
 * Whoever only wants the pages does not need it: packages are gone when these are built.
 */
export async function previewPackages(options: { readonly onWait?: () => void } = {}): Promise<string> {
  return join(await cached(await packagesEntry(), install, options), "node_modules");
}

/** Copies the sources to a folder and links their packages there, so that they can be checked and built without a trace beside them. */
export async function previewWorkspace(folder: string): Promise<void> {
  await copySources(folder);
  await symlink(await previewPackages(), join(folder, "node_modules"));
}

async function digestOfSources(): Promise<string> {
  const files = await sourceFiles();
  const texts = await Promise.all(files.map((file) => readFile(join(sources, file))));
  return fingerprint(Object.fromEntries(files.map((file, index) => [file, sha256(texts[index] ?? "")])));
}

async function packagesEntry(): Promise<CacheEntry> {
  return { name: "preview-packages", key: fingerprint(await readFile(join(sources, "package-lock.json"), "utf8")) };
}

async function build(into: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "sightline-preview-"));
  try {
    await copySources(work);
    const kept = await packagesEntry();
    if (await isCached(kept)) await symlink(join(cachePath(kept), "node_modules"), join(work, "node_modules"));
    else await install(work);
    const vite = join(work, "node_modules", "vite", "bin", "vite.js");
    await run(process.execPath, [vite, "build", "--logLevel", "error"], { cwd: work, hint });
    await cp(join(work, "dist"), into, { recursive: true });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function copySources(into: string): Promise<void> {
  for (const file of await sourceFiles()) await cp(join(sources, file), join(into, file));
}

async function install(folder: string): Promise<void> {
  for (const file of ["package.json", "package-lock.json", ".npmrc"]) await cp(join(sources, file), join(folder, file));
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, hint });
}

const hint =
  "The preview's pages are built with npm packages; set sightline:dashboards to {viewer: none} to go on without.";

/** Relative paths, sorted; without what is made here. */
async function sourceFiles(): Promise<readonly string[]> {
  const entries = await readdir(sources, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(sources.length + 1))
    .filter((file) => !/^(node_modules|dist)\//.test(file))
    .sort();
}
