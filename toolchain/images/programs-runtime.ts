import type { Platform } from "../lock.ts";
import { baseFiles } from "./base-files.ts";
import { nodeFiles, nodeRuntime } from "./node-runtime.ts";
import { acquireProbe, probeEntry } from "./probe.ts";
import type { RootEntry } from "./root-entry.ts";

/** What decides the layer below, apart from files taken from this machine. */
export async function runtimeRecipe(platform: Platform): Promise<{ readonly node: string; readonly probe: string }> {
  const { version } = await nodeRuntime();
  return { node: version, probe: (await probeEntry(platform)).key };
}

/** The layer that our own programs run on, byte for byte the same in each of their images: Node and the health probe. */
export async function programsRuntime(platform: Platform): Promise<readonly RootEntry[]> {
  const probe: RootEntry = { path: "/tools/probe", content: { file: await acquireProbe(platform) }, mode: 0o755 };
  return [...(await baseFiles()), ...(await nodeFiles(await nodeRuntime())), probe];
}
