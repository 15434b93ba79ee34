import { access } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import * as z from "zod";
import { DefinitionError } from "../../problems/index.ts";
import { run } from "../tools/index.ts";
import type { RootEntry } from "./root-entry.ts";

/** The project's pinned Node: npm's `node` package, whatever Node runs this. */
export interface NodeRuntime {
  readonly version: string;
  readonly executable: string;
}

/** Finds the pinned Node among the installed packages. */
export async function nodeRuntime(): Promise<NodeRuntime> {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("node/package.json");
  const { version } = z.object({ version: z.string() }).parse(require(manifest));
  const executable = join(dirname(manifest), "bin", "node");
  const there = await access(executable).then(
    () => true,
    () => false,
  );
  if (there) return { version, executable };
  throw new DefinitionError([
    {
      check: "toolchain/no-node",
      severity: "error",
      path: executable,
      message: "npm's node package is there without its executable: its install script did not run.",
      hint: "Run `npm rebuild node`.",
    },
  ]);
}

/** Node, the libraries it is linked with and their loader, at the paths where this machine has them. */
export async function nodeFiles({ executable }: NodeRuntime): Promise<RootEntry[]> {
  const linked = libraryPaths(await run("ldd", [executable]));
  const libc = linked.find((path) => basename(path).startsWith("libc.so"));
  const resolvers = libc === undefined ? [] : await present(resolverLibraries.map((name) => join(dirname(libc), name)));
  const libraries = [...new Set([...linked, ...resolvers])];
  return [
    { path: "/usr/local/bin/node", content: { file: executable }, mode: 0o755 },
    ...libraries.map((path) => ({ path, content: { file: path }, mode: 0o755 })),
  ];
}

/** The absolute paths in what `ldd` prints. */
export function libraryPaths(text: string): string[] {
  return text.split("\n").flatMap((line) => /(?:=>\s*|^\s*)(\/\S+)/.exec(line)?.[1] ?? []);
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
