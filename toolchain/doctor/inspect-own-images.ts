import { access } from "node:fs/promises";
import { join } from "node:path";
import type Docker from "dockerode";
import {
  apiServicePlan,
  apiServiceVersion,
  governanceBridgeIsCached,
  governanceBridgePlan,
  governanceBridgeVersion,
  hasGovernanceBridge,
  hashedSources,
  type ImagePlan,
  nodeRuntime,
  previewPlan,
  probeIsCached,
  programsPlan,
  projectRoot,
  workloads,
  workloadsPlan,
} from "../images/index.ts";
import type { Lock, Platform } from "../lock.ts";
import { previewAppIsCached } from "../preview-app/index.ts";
import type { Facts, MadeHereFacts } from "./facts.ts";
import { findLoaded, findMade } from "./find-made.ts";
import type { ItemId, OwnImage } from "./item.ts";
import { basePullFault } from "./pull-fault.ts";

export type OwnImages = Pick<Facts, "programs" | "preview" | "workloads" | "apiService" | "governanceBridge">;

/** Looks for the wanted ones among the images that are published nowhere. */
export async function inspectOwnImages(
  docker: Docker | undefined,
  platform: Platform | undefined,
  wanted: ReadonlySet<ItemId>,
): Promise<OwnImages> {
  const node = (await nodeRuntime()).version;
  const look = async (name: OwnImage, version: string): Promise<MadeHereFacts> => {
    const { hasSources, plan, bases } = ownImages[name];
    if (!wanted.has(`image/${name}`)) return { version, hasSources: false, made: undefined, pullFault: undefined };
    const there = await hasSources();
    if (platform === undefined) return { version, hasSources: there, made: undefined, pullFault: noPlatform };
    const made = there ? await findMade(docker, [await plan(platform)]) : await findLoaded(docker, name);
    const pullFault = await basePullFault(docker, bases);
    return { version, hasSources: there, made, pullFault };
  };
  const [programs, probeCached, preview, appCached, workload, apiService, bridge, bridgeCached] = await Promise.all([
    look("programs", node),
    platform !== undefined && probeIsCached(platform),
    look("preview", node),
    previewAppIsCached(),
    look("workloads", node),
    look("api-service", apiServiceVersion),
    look("governance-bridge", await governanceBridgeVersion()),
    platform !== undefined && governanceBridgeIsCached(platform),
  ]);
  return {
    programs: { ...programs, probeCached },
    preview: { ...preview, appCached },
    workloads: workload,
    apiService,
    governanceBridge: { ...bridge, programCached: bridgeCached },
  };
}

const noPlatform = "the engine's platform is not supported";

interface OwnImageSources {
  readonly hasSources: () => Promise<boolean>;
  readonly plan: (platform: Platform) => Promise<ImagePlan>;
  /** What its Dockerfile starts from. */
  readonly bases: readonly (keyof Lock["baseImages"])[];
}

const ownImages: Readonly<Record<OwnImage, OwnImageSources>> = {
  programs: { hasSources: async () => true, plan: programsPlan, bases: ["golang", "node"] },
  preview: { hasSources: async () => true, plan: previewPlan, bases: ["golang", "node"] },
  workloads: {
    hasSources: async () => (await Promise.all(Object.values(workloads).map(isThere))).every(Boolean),
    plan: workloadsPlan,
    bases: ["node"],
  },
  "api-service": {
    hasSources: async () => Object.keys(await hashedSources()).length > 0,
    plan: apiServicePlan,
    bases: ["jdk", "jre"],
  },
  "governance-bridge": { hasSources: hasGovernanceBridge, plan: governanceBridgePlan, bases: ["golang"] },
};

async function isThere(file: string): Promise<boolean> {
  return access(join(projectRoot, file)).then(
    () => true,
    () => false,
  );
}
