import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type CacheEntry, cached, fingerprint, isCached } from "../cache/index.ts";
import type { Platform } from "../lock.ts";
import { run } from "../tools/index.ts";
import { downloadPackages, type Packages, packageFiles } from "./apt.ts";

/** What an image takes from the distribution. */
export interface DebianRoot {
  /** `postgres`. */
  readonly name: string;
  readonly packages: Packages;
  /** Paths that are kept, as `mergedPath` has them. */
  readonly keep: RegExp;
}

/** True when the files are in the cache. */
export async function debianRootIsCached(root: DebianRoot, platform: Platform): Promise<boolean> {
  return isCached(rootEntry(root, platform));
}

/** The packages' files, unpacked in the cache; returns the folder that stands for `/`. */
export async function acquireRoot(root: DebianRoot, platform: Platform): Promise<string> {
  return join(await cached(rootEntry(root, platform), (target) => unpack(root, target)), "root");
}

/** Packages write to `/lib` or to `/usr/lib`; on a system both are one folder, and so they are here. */
export function mergedPath(path: string): string {
  return path.replace(/^\/(bin|lib|lib64|sbin)\//, "/usr/$1/");
}

function rootEntry({ name, packages, keep }: DebianRoot, platform: Platform): CacheEntry {
  const { rows, follow } = packages;
  const recipe = { platform, rows, follow: follow?.source, keep: keep.source, layout: 1 };
  return { name: `debian-${name}`, key: fingerprint(recipe) };
}

async function unpack({ packages, keep }: DebianRoot, into: string): Promise<void> {
  const work = join(into, "work");
  const all = join(work, "root");
  await mkdir(all, { recursive: true });
  await downloadPackages(packages, work);
  for (const file of await packageFiles(work)) await run("dpkg-deb", ["--extract", join(work, file), all]);
  for (const entry of await readdir(all, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(all.length);
    if (entry.isDirectory() || !keep.test(mergedPath(path))) continue;
    const target = join(into, "root", mergedPath(path));
    await mkdir(dirname(target), { recursive: true });
    await rename(join(all, path), target);
  }
  await rm(work, { recursive: true });
}
