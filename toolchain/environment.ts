import { delimiter, dirname } from "node:path";
import { nodeRuntime } from "./images/index.ts";
import { type Resolved, readResolved } from "./resolved.ts";

/** The variables to add for child processes: acquired tools come first on the PATH, the pinned Node before all. */
export async function environment(): Promise<Record<string, string>> {
  const { executable } = await nodeRuntime();
  const folders = [dirname(executable), ...toolFolders(await readResolved()), process.env.PATH ?? ""];
  return {
    PATH: [...new Set(folders)].filter((folder) => folder !== "").join(delimiter),
    // The pinned version is the one to use, and the question costs seconds without a network.
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}

/** Folders of what was acquired; what was on the PATH stays where it is there. */
export function toolFolders({ tools, dockerPlugin }: Resolved): string[] {
  const acquired = Object.entries(tools).filter(([, { source }]) => source !== "present");
  const plugin = dockerPlugin?.folder ?? null;
  return [...acquired.map(([, { folder }]) => folder), ...(plugin === null ? [] : [plugin])];
}
