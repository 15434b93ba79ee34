import { access } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as z from "zod";
import { DefinitionError } from "../../problems/index.ts";
import { linkedLibraries } from "./linked-libraries.ts";
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
  const program: RootEntry = { path: "/usr/local/bin/node", content: { file: executable }, mode: 0o755 };
  return [program, ...(await linkedLibraries([executable]))];
}
