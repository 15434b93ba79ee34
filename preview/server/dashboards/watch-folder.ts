import { realpath, stat } from "node:fs/promises";
import { relative } from "node:path";
import { type FSWatcher, watch } from "chokidar";

/** Hears of changes in a folder. */
export interface FolderWatch {
  /** Goes over to the folder that now has the name, when that is another one: a link may have been switched, the folder made anew. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Watches a folder and everything below it; links to folders are not followed. What cannot be watched is passed over. */
export async function watchFolder(folder: string, onChange: () => void): Promise<FolderWatch> {
  let watcher: FSWatcher | undefined;
  let watched = "";

  async function renew(): Promise<void> {
    const found = await identityOf(folder);
    if (found === watched) return;
    await watcher?.close();
    watched = found;
    watcher = found === "" ? undefined : await start(await realpath(folder).catch(() => folder), onChange);
  }

  await renew();
  return { renew, close: async () => watcher?.close() };
}

async function start(folder: string, onChange: () => void): Promise<FSWatcher> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    // The hidden folders themselves are watched: Kubernetes switches a hidden link beside the files, which lead through it.
    ignored: (path) => /(^|\/)\.[^/]+\//.test(relative(folder, path)),
  });
  watcher.on("all", onChange);
  watcher.on("error", onChange);
  await new Promise<void>((resolve) => void watcher.once("ready", resolve));
  return watcher;
}

/** "" when there is none. */
async function identityOf(folder: string): Promise<string> {
  try {
    const { dev, ino } = await stat(folder);
    return `${dev}:${ino}`;
  } catch {
    return "";
  }
}
