import { cp, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { acquirePreviewApp, previewAppKey } from "../preview-app/index.ts";
import { type BuildContext, buildContext } from "./build-context.ts";
import { bundlePrograms } from "./bundle-programs.ts";
import { goSources } from "./go-program.ts";
import { probeFolder } from "./probe.ts";
import { previewProgram } from "./programs.ts";
import { programFiles } from "./programs-plan.ts";
import type { RootEntry } from "./root-entry.ts";
import { workloads } from "./workloads.ts";

/** The build context of the image of our own programs. */
export async function programsContext(): Promise<BuildContext> {
  const app = programFiles(await bundlePrograms());
  const probe = await goSources(probeFolder);
  const fill = async (folder: string) => {
    await cp(probeFolder, join(folder, "probe"), { recursive: true });
    await writeApp(app, folder);
  };
  return buildContext({ name: "programs", recipe: "Dockerfile", sources: { app, probe }, fill });
}

/** The build context of the preview's image; builds its app when it is not there yet, which takes a minute. */
export async function previewContext(): Promise<BuildContext> {
  const app = programFiles(await bundlePrograms(previewProgram));
  const probe = await goSources(probeFolder);
  const key = await previewAppKey();
  const fill = async (folder: string) => {
    await cp(probeFolder, join(folder, "probe"), { recursive: true });
    await cp(await acquirePreviewApp(), join(folder, "public"), { recursive: true });
    await writeApp(app, folder);
  };
  return buildContext({ name: "preview", recipe: "preview.Dockerfile", sources: { app, probe, public: key }, fill });
}

/** The build context of the image of the miniatures' Node programs. */
export async function workloadsContext(): Promise<BuildContext> {
  const app = programFiles(await bundlePrograms(workloads));
  const fill = (folder: string) => writeApp(app, folder);
  return buildContext({ name: "workloads", recipe: "workloads.Dockerfile", sources: { app }, fill });
}

async function writeApp(app: readonly RootEntry[], folder: string): Promise<void> {
  await mkdir(join(folder, "app"));
  for (const { path, content } of app) {
    if (content !== "folder" && "text" in content) await writeFile(join(folder, "app", basename(path)), content.text);
  }
}
