import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ExecutionContext } from "ava";

/** A folder of the test's own with these files, removed when it ends, however it ends. */
export function folderWith(t: ExecutionContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "sightline-preview-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) put(folder, name, text);
  return folder;
}

/** Writes a file in place, and the folders above it. */
export function put(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** Puts a file in place of another one, or where there was none, in one step. */
export function replace(folder: string, name: string, text: string): void {
  put(folder, `${name}.new`, text);
  renameSync(join(folder, `${name}.new`), join(folder, name));
}
