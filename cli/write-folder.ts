import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes all files of a folder, which is made where it is not there: beside them first, then all in their place. Returns their paths. */
export function writeFolder(folder: string, files: Readonly<Record<string, string>>): string[] {
  const all = Object.entries(files).map(([name, text]) => ({ text, path: join(folder, name) }));
  const beside = (path: string) => `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    for (const { path, text } of all) writeFileSync(beside(path), text);
    for (const { path } of all) renameSync(beside(path), path);
  } catch (error) {
    for (const { path } of all) rmSync(beside(path), { force: true, recursive: true });
    throw new Error(`${folder} cannot be written to`, { cause: error });
  }
  return all.map(({ path }) => path);
}
