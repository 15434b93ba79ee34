import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { execa } from "execa";

/** What a tool said, and whether it was content. */
export interface Verdict {
  readonly ok: boolean;
  readonly text: string;
}

/**
 * Runs promtool or amtool in a folder.
 * @throws Error when the tool is not on the PATH: a test that skipped itself would prove nothing.
 */
export async function run(tool: "amtool" | "promtool", args: readonly string[], cwd: string): Promise<Verdict> {
  const result = await execa(tool, args, { cwd, reject: false, all: true });
  if (result.code === "ENOENT") throw new Error(`${tool} is not on the PATH; this suite runs where it was acquired`);
  return { ok: result.exitCode === 0, text: result.all };
}

/** A folder with these files, gone when the test ends. */
export function folderWith(t: ExecutionContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "sightline-alerts-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
