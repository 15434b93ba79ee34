import type { Platform } from "../lock.ts";
import { baseFiles, nobody } from "./base-files.ts";
import { bundlePrograms, dispatcher } from "./bundle-programs.ts";
import { type ImagePlan, imagePlan } from "./image-plan.ts";
import { nodeFiles, nodeRuntime } from "./node-runtime.ts";
import { acquireProbe, probeEntry } from "./probe.ts";
import type { RootEntry } from "./root-entry.ts";

/**
 * Start of every container of the programs image; the name of a program follows.
 * A young generation of 8 MB: these programs make much garbage of one collection each, and memory would grow with it.
 */
export const programsEntrypoint = ["/usr/local/bin/node", "--max-semi-space-size=8", "/app/main.mjs"] as const;

/** Where programs keep data: an empty volume that is mounted there takes over the owner. */
const dataFolders: readonly RootEntry[] = ["/inbox", "/load-test"].map((path) => ({
  path,
  content: "folder",
  owner: nobody,
}));

/** The plan of the image that holds our own programs. */
export async function programsPlan(platform: Platform): Promise<ImagePlan> {
  const node = await nodeRuntime();
  const app = programFiles(await bundlePrograms());
  const probe = await probeEntry(platform);
  const layers = async () => {
    const tool: RootEntry = { path: "/tools/probe", content: { file: await acquireProbe(platform) }, mode: 0o755 };
    const runtime = [...(await baseFiles()), ...(await nodeFiles(node)), tool, ...dataFolders];
    return [runtime, app];
  };
  const config = { user: `${nobody}:${nobody}`, entrypoint: programsEntrypoint, workingDirectory: "/app" };
  const recipe = { node: node.version, probe: probe.key, app, dataFolders };
  return imagePlan({ name: "programs", version: node.version, platform, webPages: true, config, layers }, recipe);
}

/** The programs and their dispatcher as files under `/app`. */
export function programFiles(bundles: ReadonlyMap<string, string>): RootEntry[] {
  const modules = [...bundles].map(([name, text]) => ({ path: `/app/${name}.mjs`, content: { text } }));
  return [{ path: "/app/main.mjs", content: { text: dispatcher([...bundles.keys()]) } }, ...modules];
}
