import Docker from "dockerode";
import {
  canPull,
  findOfficial,
  type ImagePlan,
  imageId,
  isService,
  nodeRuntime,
  probeIsCached,
  programsPlan,
  servicePlan,
} from "../images/index.ts";
import { type ImageName, imageNames, type LockedImage, lock, type Platform } from "../lock.ts";
import { inRegistry, mirror } from "../reference.ts";
import { cachedOrigin, hostPlatform } from "../tools/index.ts";
import type { EngineFacts, Facts, ImageFacts, MadeImage, ProgramsFacts } from "./facts.ts";
import { mayGoOnline, statusOf } from "./reach.ts";

type Images = Pick<Facts, "images" | "programs">;

/** Looks for every image in the engine, and for what it would take to get it. */
export async function inspectImages(engine: EngineFacts): Promise<Images> {
  const docker = engine.running ? new Docker() : undefined;
  // An engine that is still to be started here will run this machine's platform.
  const platform = engine.running ? engine.platform : hostPlatform();
  const named = imageNames.map(async (name) => [name, await inspectImage(docker, name, platform)] as const);
  const [images, programs] = await Promise.all([Promise.all(named), inspectPrograms(docker, platform)]);
  return { images: Object.fromEntries(images) as Record<ImageName, ImageFacts>, programs };
}

async function inspectImage(docker: Docker | undefined, name: ImageName, platform: Platform | undefined) {
  const image = lock.images[name];
  const official = docker === undefined ? undefined : await findOfficial(docker, image);
  if (!isService(name) || platform === undefined) {
    return { official, pullFault: await pullFault(docker, image), made: undefined, toolOrigin: undefined };
  }
  const plans = [await servicePlan(name, platform, "download"), await servicePlan(name, platform, "build")];
  const [fault, made, toolOrigin] = await Promise.all([
    pullFault(docker, image),
    findMade(docker, plans),
    cachedOrigin(name, platform),
  ]);
  return { official, pullFault: fault, made, toolOrigin };
}

async function inspectPrograms(docker: Docker | undefined, platform: Platform | undefined): Promise<ProgramsFacts> {
  const { version } = await nodeRuntime();
  const samePlatform = process.platform === "linux" && platform !== undefined && platform === hostPlatform();
  if (platform === undefined) {
    const fault = "the engine's platform is not supported";
    return { version, samePlatform, probeCached: false, made: undefined, pullFault: fault };
  }
  const faults = Object.values(lock.baseImages).map((text) => pullFault(docker, baseImage(text)));
  const made = await findMade(docker, [await programsPlan(platform)]);
  const fault = (await Promise.all(faults)).find((text) => text !== undefined);
  return { version, samePlatform, probeCached: await probeIsCached(platform), made, pullFault: fault };
}

async function findMade(docker: Docker | undefined, plans: readonly (ImagePlan | undefined)[]) {
  if (docker === undefined) return undefined;
  for (const plan of plans) {
    const id = plan === undefined ? undefined : await imageId(docker, plan.tag);
    if (plan !== undefined && id !== undefined)
      return { tag: plan.tag, id, webPages: plan.webPages } satisfies MadeImage;
  }
  return undefined;
}

/** Asked of the engine; while there is none, of the registry itself. */
async function pullFault(docker: Docker | undefined, image: LockedImage): Promise<string | undefined> {
  if (!mayGoOnline()) return "SIGHTLINE_OFFLINE is set";
  if (docker !== undefined) return (await canPull(image)).fault;
  const host = inRegistry(image.repository, mirror()).split("/")[0] ?? "";
  const registry = host === "docker.io" ? "registry-1.docker.io" : host;
  // A registry answers 401 until a token is fetched (OCI distribution-spec).
  const status = await statusOf(`https://${registry}/v2/`);
  return status === 200 || status === 401 ? undefined : `${registry} does not answer`;
}

function baseImage(text: string): LockedImage {
  const [repository = "", tag = ""] = text.split(":");
  return { repository, tag, digest: null, version: tag, megabytes: 1, optional: false };
}
