import { basename, dirname, extname } from "node:path";
import { watch } from "chokidar";

/** How long nothing more may change until it is told: who saves several files does so within this time. */
const quietMs = 20;

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
  const watcher = watch([], { depth: 0, alwaysStat: true });
  watcher.on("error", () => {}); // a folder that is gone: its files are told of as removed
  watcher.on("all", (event, path, stats) => {
    const now = Date.now();
    const at = Math.min(stats?.ctimeMs ?? now, now);
    const known = folders.get(dirname(path));
    // What is there when the watch begins is told of as added.
    if ((event === "add" || event === "addDir") && (known === undefined || at < known)) return;
    if (event === "unlinkDir") folders.delete(path);
    if (event === "addDir") {
      if (/^(\.|node_modules$)/.test(basename(path))) return;
      // One that was waited for is watched only now that it is there.
      folders.delete(path);
      addFolders([path], known ?? now);
    } else if (!telling.has(extname(path))) return;
    changed.add(path);
    first = Math.min(first, at);
    clearTimeout(timer);
    timer = setTimeout(flush, quietMs);
  });

  function flush(): void {
    const change = { files: [...changed].sort(), since: first };
    changed.clear();
    first = Number.POSITIVE_INFINITY;
    tell(change);
  }

  function addFolders(all: Iterable<string>, since: number): void {
    const fresh = [...new Set(all)].filter((folder) => !folders.has(folder));
    for (const folder of fresh) folders.set(folder, since);
    if (fresh.length > 0) watcher.add(fresh);
  }

  return {
    add: (files, since) =>
      addFolders(
        [...files].map((file) => dirname(file)),
        since,
      ),
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
