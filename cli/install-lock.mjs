// Plain JavaScript for any Node from 18 on, without a package.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs the work while this process alone holds the lock: a file that names host and processes of its holder. A lock
 * whose processes are gone is taken over; `onWait` is called once with the holder when there is somebody to wait for.
 */
export async function locked(file, { onWait }, work) {
  let told = false;
  while (!take(file)) {
    const content = read(file);
    if (content !== undefined && isStale(file, content)) removeStale(file, content);
    else {
      if (!told && content) onWait(describe(file, content));
      told ||= Boolean(content);
      await sleep(200);
    }
  }
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work({ alsoHeldBy: (pid) => writeFileSync(file, `${hostname()} ${process.pid} ${pid}`) });
  } finally {
    process.removeListener("exit", release);
    release();
  }
}

function take(file) {
  try {
    writeFileSync(file, `${hostname()} ${process.pid}`, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Of another host nothing is known: its lock stays until somebody removes it. */
function isStale(file, content) {
  const [host, ...pids] = content.split(" ");
  if (pids.length === 0) return isOld(file); // between making the file and writing it
  return host === hostname() && !pids.some((pid) => isAlive(Number(pid)));
}

function isOld(file) {
  try {
    return Date.now() - statSync(file).mtimeMs > 10_000;
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH";
  }
}

/** Somebody else may have taken it over in this moment: then it is put back. */
function removeStale(file, content) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (read(aside) === content) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function describe(file, content) {
  const [host, pid] = content.split(" ");
  return host === hostname() ? `process ${pid}` : `process ${pid} on ${host}; if there is none, remove ${file}`;
}
