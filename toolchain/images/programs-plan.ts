import type { Platform } from "../lock.ts";
import { nobody } from "./base-files.ts";
import { bundlePrograms, dispatcher } from "./bundle-programs.ts";
import { type ImagePlan, imagePlan } from "./image-plan.ts";
import { programsRuntime, runtimeRecipe } from "./programs-runtime.ts";
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
  const runtime = await runtimeRecipe(platform);
  const app = programFiles(await bundlePrograms());
  const layers = async () => [await programsRuntime(platform), [...app, ...dataFolders]];
  const config = { user: `${nobody}:${nobody}`, entrypoint: programsEntrypoint, workingDirectory: "/app" };
  const given = { name: "programs", version: runtime.node, platform, webPages: true, config, layers };
  return imagePlan(given, { ...runtime, app, dataFolders });
}

/** The programs and their dispatcher as files under `/app`. */
export function programFiles(bundles: ReadonlyMap<string, string>): RootEntry[] {
  const modules = [...bundles].map(([name, text]) => ({ path: `/app/${name}.mjs`, content: { text } }));
  return [{ path: "/app/main.mjs", content: { text: dispatcher([...bundles.keys()]) } }, ...modules];
}
