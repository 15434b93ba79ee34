import { type Dirent, readdirSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { watch } from "chokidar";

/** How long nothing more may change until it is told: who saves several files does so within this time. */
const quietMs = 20;

/** When a folder is looked at again after its watch began: by then it is watched, also on a busy machine. */
const againMs = [200, 2000];

/** What modules are written in, and what they read. */
const telling = new Set([".ts", ".mts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".yaml", ".yml"]);

/** Files that changed, and when the first of them did, on the clock of `Date.now()`. */
export interface Change {
  readonly files: readonly string[];
  readonly since: number;
}

export interface Watch {
  /**
   * Watches the folders of these files as well. Everything in these folders is told of that could be a source, and what of it
   * has changed since this moment already.
   */
  add(files: Iterable<string>, since: number): void;
  close(): Promise<void>;
}

/** Tells of files that are written, added or removed, many at once as one change. */
export function watchFiles(tell: (change: Change) => void): Watch {
  const folders = new Map<string, number>();
  const changed = new Set<string>();
  let first = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const looks = new Set<NodeJS.Timeout>();
  const watcher = watch([], { depth: 0, alwaysStat: true });
  watcher.on("error", () => {}); // a folder that is gone: its files are told of as removed
  watcher.on("all", (event, path, stats) => {
    const now = Date.now();
    const at = Math.min(stats?.ctimeMs ?? now, now);
    const known = folders.get(dirname(path));
    // What is there when the watch begins is told of as added.
    if ((event === "add" || event === "addDir") && (known === undefined || at < known)) return;
    if (event === "unlinkDir") folders.delete(path);
    note(path, { isFolder: event === "addDir", at, known: known ?? now });
  });

  function note(path: string, { isFolder, at, known }: { isFolder: boolean; at: number; known: number }): void {
    if (isFolder) {
      if (/^(\.|node_modules$)/.test(basename(path))) return;
      // One that was waited for is watched only now that it is there.
      folders.delete(path);
      addFolders([path], known);
    } else if (!telling.has(extname(path))) return;
    changed.add(path);
    first = Math.min(first, at);
    clearTimeout(timer);
    timer = setTimeout(flush, quietMs);
  }

  /** A folder is read before it is watched: what came between the two was in neither. */
  function lookAgain(folder: string): void {
    const since = folders.get(folder);
    const seen = new Set(watcher.getWatched()[folder]);
    if (since === undefined || seen.size === 0) return;
    for (const entry of entriesOf(folder))
      if (!seen.has(entry.name))
        note(join(folder, entry.name), { isFolder: entry.isDirectory(), at: Date.now(), known: since });
  }

  function flush(): void {
    const change = { files: [...changed].sort(), since: first };
    changed.clear();
    first = Number.POSITIVE_INFINITY;
    tell(change);
  }

  function addFolders(all: Iterable<string>, since: number): void {
    const fresh = [...new Set(all)].filter((folder) => !folders.has(folder));
    for (const folder of fresh) folders.set(folder, since);
    if (fresh.length === 0) return;
    watcher.add(fresh);
    for (const delay of againMs) {
      const look = setTimeout(() => {
        looks.delete(look);
        for (const folder of fresh) lookAgain(folder);
      }, delay);
      looks.add(look);
    }
  }

  return {
    add: (files, since) =>
      addFolders(
        [...files].map((file) => dirname(file)),
        since,
      ),
    async close() {
      clearTimeout(timer);
      for (const look of looks) clearTimeout(look);
      await watcher.close();
    },
  };
}

/** What is in a folder; nothing where it is gone. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
