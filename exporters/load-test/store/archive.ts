import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Run } from "../run/index.ts";
import { isKept } from "./kept.ts";

/** The runs in a folder, one file each. */
export interface Archive {
  /** On the disk, this or a later one, when this resolves. Writes of one run come one after the other; of those that wait only the last is done. */
  save(run: Run): Promise<void>;
  remove(run: Run): Promise<void>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

/** Opens a folder; `unreadable` are files that hold no run any more. What a crash left half written is removed. */
export async function openArchive(
  folder: string,
): Promise<{ readonly archive: Archive; readonly runs: readonly Run[]; readonly unreadable: readonly string[] }> {
  const names = (await readdir(folder)).sort();
  await Promise.all(
    names.filter((name) => name.endsWith(partial)).map((name) => rm(join(folder, name), { force: true })),
  );
  const runs: Run[] = [];
  const unreadable: string[] = [];
  for (const name of names.filter((one) => one.endsWith(ending))) {
    const run = await read(join(folder, name));
    if (run === undefined || fileOf(run) !== name) unreadable.push(name);
    else runs.push(run);
  }
  return { archive: createArchive(folder), runs, unreadable };
}

function createArchive(folder: string): Archive {
  const waiting = new Map<string, Run | undefined>();
  const atWork = new Map<string, Promise<void>>();

  async function work(name: string): Promise<void> {
    if (!waiting.has(name)) return;
    const run = waiting.get(name);
    waiting.delete(name);
    await (run === undefined ? rm(join(folder, name), { force: true }) : write(folder, name, run));
  }
  function enqueue(name: string, run: Run | undefined): Promise<void> {
    waiting.set(name, run);
    const done = (atWork.get(name) ?? Promise.resolve()).catch(() => {}).then(() => work(name));
    atWork.set(name, done);
    const forget = () => void (atWork.get(name) === done && atWork.delete(name));
    done.then(forget, forget);
    return done;
  }
  return {
    save: (run) => enqueue(fileOf(run), run),
    remove: (run) => enqueue(fileOf(run), undefined),
    async close() {
      await Promise.allSettled(atWork.values());
    },
  };
}

const ending = ".run.json";
const partial = ".run.json.new";

/** A test's name is safe in a file's name: see `isTestName`. */
function fileOf({ tool, test }: Run): string {
  return `${test}.${tool}${ending}`;
}

async function read(path: string): Promise<Run | undefined> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, "utf8"));
    return isKept(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

async function write(folder: string, name: string, run: Run): Promise<void> {
  const temporary = join(folder, `${name}.new`);
  try {
    const file = await open(temporary, "w", 0o600);
    await file.writeFile(`${JSON.stringify(run)}\n`).finally(() => file.sync().finally(() => file.close()));
    await rename(temporary, join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
