import type { Platform } from "../lock.ts";
import { baseFiles, nobody } from "./base-files.ts";
import { bundlePrograms } from "./bundle-programs.ts";
import { type ImagePlan, imagePlan } from "./image-plan.ts";
import { nodeFiles, nodeRuntime } from "./node-runtime.ts";
import { programFiles, programsEntrypoint } from "./programs-plan.ts";
import type { RootEntry } from "./root-entry.ts";
import { workloads } from "./workloads.ts";

/** Start of every container of the workloads image; the name of a program follows. */
export const workloadsEntrypoint = programsEntrypoint;

/** Where a connector keeps what it could not deliver: an empty volume that is mounted there takes over the owner. */
const dataFolders: readonly RootEntry[] = [{ path: "/journal", content: "folder", owner: nobody }];

/** The plan of the image that holds the Node programs of the watched systems in miniature. */
export async function workloadsPlan(platform: Platform): Promise<ImagePlan> {
  const node = await nodeRuntime();
  const app = programFiles(await bundlePrograms(workloads));
  const layers = async () => [[...(await baseFiles()), ...(await nodeFiles(node)), ...dataFolders], app];
  const config = { user: `${nobody}:${nobody}`, entrypoint: workloadsEntrypoint, workingDirectory: "/app" };
  const recipe = { node: node.version, app, dataFolders };
  return imagePlan({ name: "workloads", version: node.version, platform, webPages: true, config, layers }, recipe);
}
