import { existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DefinitionError } from "../problems/index.ts";

/** Refuses a file to write to that is there already, or whose folder is not. */
export function checkTarget(out: string, overwrite: boolean): void {
  const path = resolve(out);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw refused("overwrites", out, "it is a folder.", "Name a file in it.");
  if (!existsSync(dirname(path)))
    throw refused("no-folder", out, `there is no folder ${dirname(out)}.`, "Make it, or correct the path.");
  if (found !== undefined && !overwrite)
    throw refused("overwrites", out, "it is there already, and stays as it is.", "Add --yes to write over it.");
}

/** Writes the whole file or nothing: beside it first, then in its place. */
export function writeWhole(out: string, text: string): void {
  const path = resolve(out);
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new Error(`${out} cannot be written`, { cause: error });
  }
}

function refused(check: string, path: string, message: string, hint: string): DefinitionError {
  return new DefinitionError([
    { check: `dashboards/${check}`, severity: "error", path: `--out ${path}`, message, hint },
  ]);
}
