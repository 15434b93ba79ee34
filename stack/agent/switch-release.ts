import { copyFile, mkdir, readdir, readlink, rename, rm, rmdir, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { currentLink, digestOf, linkTarget, liveFolder, releasesFolder } from "../release/layout.ts";

/** Puts a release in force and returns the digest that was in force before, `null` when there was none. */
export async function switchRelease(root: string, digest: string): Promise<string | null> {
  await stat(join(root, releasesFolder, digest)); // a link to a release that is not there must never be made
  const previous = await currentDigest(root);
  // Docker's own untar removes a file before it writes the new one; rename(2) replaces it in one step.
  const temporary = join(root, `.${currentLink}.new`);
  await rm(temporary, { force: true });
  await symlink(linkTarget(digest), temporary);
  await rename(temporary, join(root, currentLink));
  return previous;
}

/** The digest that `current` names. */
async function currentDigest(root: string): Promise<string | null> {
  try {
    return digestOf(await readlink(join(root, currentLink))) ?? null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Takes the first release out of force again, when there is no earlier one to return to. */
export async function removeCurrent(root: string): Promise<void> {
  await rm(join(root, currentLink), { force: true });
}

/** Deletes every release but the named ones. */
export async function pruneReleases(root: string, keep: readonly (string | null)[]): Promise<void> {
  for (const name of await readdir(join(root, releasesFolder))) {
    if (!keep.includes(name)) await rm(join(root, releasesFolder, name), { recursive: true, force: true });
  }
}

/**
 * Makes `live/<folder>` equal to that folder of the release: every file renamed in place, files that left removed.
 * For readers that resolve symbolic links and key by real path.
 */
export async function mirrorLive(root: string, digest: string, folder: string): Promise<void> {
  const from = join(root, releasesFolder, digest, folder);
  const to = join(root, liveFolder, folder);
  const wanted = await filesBelow(from);
  await mkdir(to, { recursive: true }); // also for no file at all: readers watch it
  for (const path of wanted) {
    const target = join(to, path);
    await mkdir(dirname(target), { recursive: true });
    const temporary = join(dirname(target), `.${path.split("/").at(-1)}.new`);
    await copyFile(join(from, path), temporary);
    await rename(temporary, target);
  }
  for (const path of await filesBelow(to)) if (!wanted.includes(path)) await rm(join(to, path), { force: true });
  await removeEmptyFolders(to);
}

/** A folder without a file in it would go on being one that people see. */
async function removeEmptyFolders(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(nothingIfAbsent);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  // The inner ones first.
  for (const one of folders.sort().reverse()) if ((await readdir(one)).length === 0) await rmdir(one);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(nothingIfAbsent);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function nothingIfAbsent(error: unknown): never[] {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
  throw error;
}
