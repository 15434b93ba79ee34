import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Platform } from "../lock.ts";
import { acquirePreviewApp, previewAppKey } from "../preview-app/index.ts";
import { nobody } from "./base-files.ts";
import { bundlePrograms } from "./bundle-programs.ts";
import { type ImagePlan, imagePlan } from "./image-plan.ts";
import { previewProgram } from "./programs.ts";
import { programFiles, programsEntrypoint } from "./programs-plan.ts";
import { programsRuntime, runtimeRecipe } from "./programs-runtime.ts";
import type { RootEntry } from "./root-entry.ts";

/** Where the preview's image has the built app. */
const appFolder = "/app/public";

/**
 * The plan of the preview's image: its server beside the app that browsers load.
 * It is not one of our other programs' image, because the app is built with packages that weigh a hundred times as much.
 */
export async function previewPlan(platform: Platform): Promise<ImagePlan> {
  const runtime = await runtimeRecipe(platform);
  const program = programFiles(await bundlePrograms(previewProgram));
  const app = await previewAppKey();
  const layers = async () => [
    await programsRuntime(platform),
    [...program, ...(await filesBelow(await acquirePreviewApp()))],
  ];
  const config = { user: `${nobody}:${nobody}`, entrypoint: programsEntrypoint, workingDirectory: "/app" };
  const given = { name: "preview", version: runtime.node, platform, webPages: true, config, layers };
  return imagePlan(given, { ...runtime, program, app, appFolder });
}

async function filesBelow(folder: string): Promise<readonly RootEntry[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: `${appFolder}/${relative(folder, file)}`, content: { file } }));
}
