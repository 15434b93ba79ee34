import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type CacheEntry, cached, fingerprint } from "../cache/index.ts";
import type { GoModule, WebPages } from "../lock.ts";
import { run } from "./run.ts";

const pnpmFolder = join(import.meta.dirname, "..", "npm", "pnpm");

/** False where `SIGHTLINE_WEB_PAGES=0` asks for builds without them, which need no npm packages. */
export function wantsWebPages(): boolean {
  return process.env.SIGHTLINE_WEB_PAGES !== "0";
}

/**
 * Builds the web pages whose sources a Go module carries and puts them into a copy of it, as its release build does.
 * They are the same for every platform, so they are built once.
 */
export async function addWebPages(module: GoModule, pages: WebPages, source: string): Promise<void> {
  const folder = join(source, pages.folder);
  const built = await cached(await pagesEntry(module, pages), (into) => buildPages(pages, folder, into));
  const files = await compressed(built, join(folder, pages.into));
  const template = await readFile(join(folder, pages.template), "utf8");
  const embedded = files.map((file) => `${pages.into}/${file}`).join(" ");
  const target = join(folder, pages.template.replace(/\.tmpl$/, ""));
  await writeFile(target, `${template}//go:embed ${embedded}\nvar EmbedFS embed.FS\n`);
}

/** The entry of the cache that holds the pages of a module. */
export async function pagesEntry({ wrapper, module, version }: GoModule, pages: WebPages): Promise<CacheEntry> {
  const pnpm = await readFile(join(pnpmFolder, "package-lock.json"), "utf8");
  return { name: `${wrapper}-pages`, key: fingerprint({ module, version, pages, pnpm }) };
}

/** With the packages of the module's own lock file; everything that is downloaded is gone afterwards. */
async function buildPages({ packages, output }: WebPages, folder: string, into: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "sightline-pages-"));
  try {
    const pages = join(work, "pages");
    await cp(folder, pages, { recursive: true });
    for (const file of ["package.json", "package-lock.json"]) await cp(join(pnpmFolder, file), join(work, file));
    // The packages' scripts call `node` and `pnpm` by name.
    const bin = join(work, "node_modules", ".bin");
    const env = { PATH: [dirname(process.execPath), bin, process.env.PATH ?? ""].join(delimiter), CI: "true" };
    await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: work, env, hint });
    const pnpm = (...args: readonly string[]) => run("pnpm", args, { cwd: pages, env, hint });
    const wanted = packages.flatMap((name) => ["--filter", name]);
    await pnpm("install", "--frozen-lockfile", "--store-dir", join(work, "store"), ...wanted);
    for (const name of packages) await pnpm("--filter", name, "run", "build");
    await cp(join(pages, output), into, { recursive: true });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const hint = "The web pages are built with npm packages; set SIGHTLINE_WEB_PAGES=0 to go on without the pages.";

/** Writes every file below one folder to another with `.gz` appended; returns their paths there, sorted. */
async function compressed(from: string, to: string): Promise<string[]> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const names = files.map((file) => `${file.slice(from.length + 1)}.gz`).sort();
  for (const name of names) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    await writeFile(join(to, name), await pack(await readFile(join(from, name.replace(/\.gz$/, ""))), { level: 9 }));
  }
  return names;
}

const pack = promisify(
  gzip as (input: Buffer, options: object, done: (error: Error | null, out: Buffer) => void) => void,
);
