import { lstat, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { acquireRoot, type DebianRoot } from "../debian/index.ts";
import type { Platform } from "../lock.ts";
import type { RootEntry } from "./root-entry.ts";

/** The unpacked packages as entries of an image, with the links by which `/bin` and `/lib` are below `/usr`. */
export async function debianEntries(root: DebianRoot, platform: Platform): Promise<RootEntry[]> {
  const folder = await acquireRoot(root, platform);
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const merged = ["bin", "lib", "lib64", "sbin"].map((name) => ({
    path: `/${name}`,
    content: { link: `usr/${name}` },
  }));
  return [...merged, ...(await Promise.all(files.sort().map((file) => entryOf(file, file.slice(folder.length)))))];
}

async function entryOf(file: string, path: string): Promise<RootEntry> {
  const found = await lstat(file);
  if (found.isSymbolicLink()) return { path, content: { link: await readlink(file) } };
  return { path, content: { file }, mode: found.mode & 0o111 ? 0o755 : 0o644 };
}
