import { createCatalogue } from "./catalogue.ts";
import { createFileReader } from "./file-reader.ts";
import { createLookTimer } from "./look-timer.ts";
import type { DashboardSource } from "./source.ts";
import { type FolderWatch, watchFolder } from "./watch-folder.ts";

/** Looks that nothing has asked for: file systems of other machines do not tell of changes, and a folder may have been away. */
const lookMs = 5000;

/** While there is no folder, there is nothing that would tell of one. */
const awayMs = 200;

/**
 * The dashboards in a folder's files, followed: changes are told within 300 ms, many at once as one event. A change is only a reason to look;
 * what counts is what is found then, so that files may be replaced by rename, edited by hand, moved or removed in any order.
 * @throws Error when the folder cannot be read at the start
 */
export async function openDashboardFolder(folder: string): Promise<DashboardSource> {
  const catalogue = createCatalogue();
  const read = createFileReader(folder);
  const timer = createLookTimer(look);
  // It tells of changes before it is ready.
  let watching: FolderWatch | undefined;

  async function look(): Promise<void> {
    await watching?.renew();
    const { dashboards, faults, againInMs } = await read();
    catalogue.replace(dashboards, faults);
    timer.lookIn(folderFault() === undefined ? Math.min(againInMs ?? lookMs, lookMs) : awayMs);
  }

  function folderFault() {
    return catalogue.list().faults.find(({ file }) => file === "");
  }

  async function close(): Promise<void> {
    await timer.close();
    await watching?.close();
  }

  watching = await watchFolder(folder, timer.changed);
  await timer.now();
  const fault = folderFault();
  if (fault !== undefined) {
    await close();
    throw new Error(`${fault.message}; give another --dashboards.dir`);
  }
  const { list, get, subscribe } = catalogue;
  return { list, get, subscribe, close };
}
