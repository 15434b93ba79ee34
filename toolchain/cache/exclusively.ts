import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

const busy = 5; // SQLITE_BUSY

/**
 * Runs the work while no other process and no other caller in this one holds the same lock file.
 * The lock is SQLite's on an empty database: the kernel releases it when its holder dies, however it dies.
 */
export async function exclusively<T>(
  lockFile: string,
  work: () => Promise<T>,
  options: {
    /** Called once when somebody else holds the lock. */
    readonly onWait?: (() => void) | undefined;
  } = {},
): Promise<T> {
  await mkdir(dirname(lockFile), { recursive: true });
  const database = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    let told = false;
    while (!tookTurn(database)) {
      if (!told) options.onWait?.();
      told = true;
      await sleep(100);
    }
    return await work();
  } finally {
    database.close();
  }
}

function tookTurn(database: DatabaseSync): boolean {
  try {
    database.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if (error instanceof Error && "errcode" in error && error.errcode === busy) return false;
    throw error;
  }
}
