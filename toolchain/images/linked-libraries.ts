import { access } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { run } from "../tools/index.ts";
import type { RootEntry } from "./root-entry.ts";

/**
 * What executables and libraries are linked with, and their loader, at the paths where this machine has them.
 * `more` names libraries beside the C library that something asks for only while it runs.
 */
export async function linkedLibraries(files: readonly string[], more: readonly string[] = []): Promise<RootEntry[]> {
  const linked = libraryPaths(await run("ldd", files));
  const libc = linked.find((path) => basename(path).startsWith("libc.so"));
  const later = [...resolverLibraries, ...more];
  const beside = libc === undefined ? [] : await present(later.map((name) => join(dirname(libc), name)));
  const libraries = [...new Set([...linked, ...beside])];
  return libraries.map((path) => ({ path, content: { file: path }, mode: 0o755 }));
}

/** The absolute paths in what `ldd` prints; with several files it prints each one's name before its libraries. */
export function libraryPaths(text: string): string[] {
  return text.split("\n").flatMap((line) => /(?:=>\s*|^\s+)(\/\S+)/.exec(line)?.[1] ?? []);
}

/** glibc opens these only when a name is looked up, so no program names them. */
const resolverLibraries = ["libnss_dns.so.2", "libnss_files.so.2", "libresolv.so.2"];

async function present(files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => [file],
        () => [],
      ),
    ),
  );
  return found.flat();
}
