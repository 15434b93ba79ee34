import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import { lock, type ToolName } from "../lock.ts";
import { onPath } from "./on-path.ts";
import { tryRun } from "./run.ts";

/** The folder on the PATH that holds all of a tool's executables in exactly the pinned version. */
export async function installedTool(name: ToolName): Promise<string | undefined> {
  const { executables, version } = lock.tools[name];
  const folders = await Promise.all(executables.map((executable) => folderOf(executable, version)));
  const [first] = folders;
  return folders.every((folder) => folder !== undefined && folder === first) ? first : undefined;
}

async function folderOf(executable: string, version: string): Promise<string | undefined> {
  const file = await onPath(executable);
  const printed = file === undefined ? undefined : await tryRun(file, ["--version"]);
  return file !== undefined && prints(printed, version) ? dirname(await realpath(file)) : undefined;
}

/** `prometheus, version 3.15.0 (branch: …` and `k6 v2.0.0 (go1.26.8, …`. */
function prints(text: string | undefined, version: string): boolean {
  return text !== undefined && [`version ${version} `, ` v${version} `].some((words) => text.includes(words));
}
