import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { exclusively } from "./exclusively.ts";
import { cacheFolder } from "./folders.ts";

/** One thing the cache may hold. */
export interface CacheEntry {
  /** What it is: `pulumi`. */
  readonly name: string;
  /** Version and recipe: `3.256.0-1f2e3d4c5b6a`; another recipe is another entry. */
  readonly key: string;
}

/** The folder of an entry, whether it exists or not. */
export function cachePath({ name, key }: CacheEntry): string {
  return join(cacheFolder(), "tools", name, key);
}

/** True when the entry is there; it is never there by half. */
export async function isCached(entry: CacheEntry): Promise<boolean> {
  return exists(cachePath(entry));
}

/**
 * Returns the folder of the entry, building it first when it is not there.
 * It is built in a folder beside it that is renamed at the end, under a lock: concurrent callers get the one result,
 * and whatever an interrupted build left is removed by the next.
 */
export async function cached(
  entry: CacheEntry,
  build: (folder: string) => Promise<void>,
  options: { readonly onWait?: (() => void) | undefined } = {},
): Promise<string> {
  const target = cachePath(entry);
  if (await exists(target)) return target;
  const lockFile = join(cacheFolder(), "locks", `${entry.name}-${entry.key}`);
  return exclusively(lockFile, () => buildBeside(target, entry, build), options);
}

async function buildBeside(target: string, { name, key }: CacheEntry, build: (folder: string) => Promise<void>) {
  if (await exists(target)) return target;
  const parent = join(cacheFolder(), "tools", name);
  const prefix = `.unfinished-${key}-`;
  await mkdir(parent, { recursive: true });
  for (const left of await readdir(parent)) if (left.startsWith(prefix)) await remove(join(parent, left));
  const folder = await mkdtemp(join(parent, prefix));
  try {
    await build(folder);
    await rename(folder, target);
  } catch (error) {
    await remove(folder);
    throw error;
  }
  return target;
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
