import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..", "..", "..");

/** A source file of the project, its path relative to the root. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** Every module it imports or re-exports, types included, as it is written. */
  readonly specifiers: readonly string[];
}

/** Every source that is tracked or about to be, without tests. */
export function sources(): readonly Source[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.mjs"];
  return execFileSync("git", args, { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((path) => path !== "" && !path.startsWith("test/") && existsSync(join(root, path)))
    .sort()
    .map((path) => sourceOf(path, readFileSync(join(root, path), "utf8")));
}

export function sourceOf(path: string, text: string): Source {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return { path, text, specifiers: importedFiles.map(({ fileName }) => fileName) };
}

/** The files of the project that a source imports, relative to the root. */
export function imports({ path, specifiers }: Source): readonly string[] {
  return specifiers
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => posix.join(posix.dirname(path), specifier));
}

/** The packages that a source imports. */
export function packages({ specifiers }: Source): readonly string[] {
  return specifiers.filter((specifier) => !specifier.startsWith("."));
}

/** Name of the folder a file lies in below the root, or of the file itself when it lies there. */
export function top(path: string): string {
  return path.split("/")[0] ?? path;
}
