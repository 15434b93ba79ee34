import type { Dirent, Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DashboardFault } from "./source.ts";

/** A file that should hold a dashboard. */
export interface FoundFile {
  /** Relative to the folder that was looked through, with `/`. */
  readonly file: string;
  /** The folder right above it; "" at the top: Grafana's `foldersFromFilesStructure`. */
  readonly folder: string;
  /** Another one after every change, be it a write or another file under the same name. */
  readonly identity: string;
}

/**
 * Finds the files `*.json` in a folder and below it, as Grafana does: hidden folders are passed over and links to folders not followed.
 * Hidden files are passed over too: editors keep their locks and copies in them.
 * @throws the system's error when the folder itself cannot be read
 */
export async function listFiles(
  root: string,
): Promise<{ readonly files: readonly FoundFile[]; readonly faults: readonly DashboardFault[] }> {
  const files: FoundFile[] = [];
  const faults: DashboardFault[] = [];

  async function walk(segments: readonly string[], entries: readonly Dirent[]): Promise<void> {
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith(".")) continue;
      const file = [...segments, entry.name].join("/");
      try {
        if (entry.isDirectory())
          await walk([...segments, entry.name], await readdir(join(root, file), { withFileTypes: true }));
        else if (entry.name.endsWith(".json")) {
          const stats = await stat(join(root, file));
          // Opening a pipe would wait for somebody to write.
          if (stats.isFile()) files.push({ file, folder: segments.at(-1) ?? "", identity: identityOf(stats) });
        }
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // Gone since its folder was read.
        if (code !== "ENOENT") faults.push({ file, message: `cannot be read: ${code}` });
      }
    }
  }

  await walk([], await readdir(root, { withFileTypes: true }));
  return { files, faults };
}

/** Device, inode, size and both times: an inode number is used again soon, the change time tells them apart. */
export function identityOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs].join(":");
}
