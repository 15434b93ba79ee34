import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder, fingerprint, sha256, writeAtomically } from "../cache/index.ts";
import { projectRoot } from "./project-root.ts";

/** A bundle and what it was made of: file → what changes with any write to it. */
interface Remembered {
  readonly files: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * The bundle of an entry file as an earlier run made it; undefined when a file it was made of has been touched since.
 * Bundling anew takes seconds, on every `up`.
 */
export async function rememberedBundle(entry: string): Promise<string | undefined> {
  try {
    const { files, text } = JSON.parse(await readFile(recordOf(entry), "utf8")) as Remembered;
    const untouched = await Promise.all(
      Object.entries(files).map(async ([file, mark]) => (await markOf(join(projectRoot, file))) === mark),
    );
    return untouched.every(Boolean) ? text : undefined;
  } catch {
    return undefined; // none yet, a file is gone, or a record that cannot be read: each means to bundle
  }
}

/**
 * Keeps a bundle for the next run; `files`, relative to the project, are all it was made of and with.
 * A cache that cannot be written costs time, nothing else.
 */
export async function rememberBundle(entry: string, text: string, files: readonly string[]): Promise<void> {
  await keep(entry, text, files).catch(() => undefined);
}

async function keep(entry: string, text: string, files: readonly string[]): Promise<void> {
  const marks = await Promise.all(files.map(async (file) => [file, await markOf(join(projectRoot, file))] as const));
  const record: Remembered = { files: Object.fromEntries(marks), text };
  await writeAtomically(join(folder(), fingerprint(projectRoot), "root"), projectRoot);
  await writeAtomically(recordOf(entry), JSON.stringify(record));
  await forgetGoneCheckouts();
}

/** The time of change cannot be set by hand: npm gives all files of all packages one time of modification. */
async function markOf(file: string): Promise<string> {
  const { size, ino, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
  return `${size} ${ino} ${mtimeNs} ${ctimeNs}`;
}

function recordOf(entry: string): string {
  return join(folder(), fingerprint(projectRoot), `${sha256(entry).slice(0, 12)}.json`);
}

async function forgetGoneCheckouts(): Promise<void> {
  for (const checkout of await readdir(folder())) {
    const root = await readFile(join(folder(), checkout, "root"), "utf8").catch(() => projectRoot);
    const gone = await stat(root).then(
      () => false,
      () => true,
    );
    if (gone) await rm(join(folder(), checkout), { recursive: true, force: true });
  }
}

function folder(): string {
  return join(cacheFolder(), "bundles");
}
