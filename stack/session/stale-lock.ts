import { readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/**
 * Removes the locks of deployments that were killed: their process, on this host, is no more.
 * Pulumi's file backend leaves them for `pulumi cancel`. Returns how many there were.
 */
export async function removeStaleLocks(backendFolder: string, project: string, stack: string): Promise<number> {
  const folder = join(backendFolder, ".pulumi", "locks", "organization", project, stack);
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const lock = await readLock(file);
    if (lock === undefined || lock.hostname !== hostname() || isAlive(lock.pid)) continue;
    await rm(file, { force: true });
    removed++;
  }
  return removed;
}

async function readLock(file: string): Promise<{ pid: number; hostname: string } | undefined> {
  try {
    const { pid, hostname } = JSON.parse(await readFile(file, "utf8")) as { pid?: number; hostname?: string };
    return pid === undefined || hostname === undefined ? undefined : { pid, hostname };
  } catch {
    return undefined; // not a lock that this version of Pulumi wrote
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // alive, but somebody else's
  }
}
