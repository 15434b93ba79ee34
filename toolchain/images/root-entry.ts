import { posix } from "node:path";

/** One file, folder or symbolic link of an image's file system. */
export interface RootEntry {
  /** Absolute path inside the image. */
  readonly path: string;
  readonly content: "folder" | { readonly text: string } | { readonly file: string } | { readonly link: string };
  /** Permission bits; default 0755 for a folder, 0644 for a file. */
  readonly mode?: number;
  /** User and group; default root. */
  readonly owner?: number;
}

/** The entries with every folder above them, each path once, in the order in which they are unpacked. */
export function completeRoot(entries: readonly RootEntry[]): RootEntry[] {
  const byPath = new Map<string, RootEntry>();
  for (const entry of entries) {
    for (let folder = posix.dirname(entry.path); folder !== "/"; folder = posix.dirname(folder)) {
      if (!byPath.has(folder)) byPath.set(folder, { path: folder, content: "folder" });
    }
    byPath.set(entry.path, entry);
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
