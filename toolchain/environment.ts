import { delimiter, dirname } from "node:path";
import { nodeRuntime } from "./images/index.ts";
import { type Resolved, readResolved } from "./resolved.ts";
import { acquireOwnPlugin } from "./tools/index.ts";

/** The variables to add for child processes: acquired tools come first on the PATH, the pinned Node before all. */
export async function environment(): Promise<Record<string, string>> {
  const { executable } = await nodeRuntime();
  const resolved = await withThisPlugin(await readResolved(), executable);
  const folders = [dirname(executable), ...toolFolders(resolved), process.env.PATH ?? ""];
  return {
    PATH: [...new Set(folders)].filter((folder) => folder !== "").join(delimiter),
    // The pinned version is the one to use, and the question costs seconds without a network.
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}

/** Our own plugin runs from a checkout: the one on record may be that of another, which may be gone by now. */
async function withThisPlugin(resolved: Resolved, node: string): Promise<Resolved> {
  const { dockerPlugin } = resolved;
  if (dockerPlugin?.source !== "own") return resolved;
  return { ...resolved, dockerPlugin: { ...dockerPlugin, folder: await acquireOwnPlugin(node) } };
}

/** Folders of what was acquired; what was on the PATH stays where it is there. */
export function toolFolders({ tools, dockerPlugin }: Resolved): string[] {
  const acquired = Object.entries(tools).filter(([, { source }]) => source !== "present");
  const plugin = dockerPlugin?.folder ?? null;
  return [...acquired.map(([, { folder }]) => folder), ...(plugin === null ? [] : [plugin])];
}
