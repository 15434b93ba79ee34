import type Docker from "dockerode";
import { engineClient } from "../engine/index.ts";
import { findOfficial, isPackaged, isService, kafkaPlan, packagedPlan, servicePlan } from "../images/index.ts";
import { type ImageName, imageNames, lock, type Platform } from "../lock.ts";
import { cachedOrigin, hostPlatform } from "../tools/index.ts";
import type { EngineFacts, Facts, ImageFacts } from "./facts.ts";
import { findMade } from "./find-made.ts";
import { inspectOwnImages, type OwnImages } from "./inspect-own-images.ts";
import type { ItemId } from "./item.ts";
import { pullFault } from "./pull-fault.ts";

type Images = Pick<Facts, "images" | "samePlatform"> & OwnImages;

/** Looks for every wanted image in the engine, and for what it would take to get it. */
export async function inspectImages(engine: EngineFacts, wanted: ReadonlySet<ItemId>): Promise<Images> {
  const docker = engine.running ? await engineClient() : undefined;
  // An engine that is still to be started here will run this machine's platform.
  const platform = engine.running ? engine.platform : hostPlatform();
  const samePlatform = process.platform === "linux" && platform !== undefined && platform === hostPlatform();
  const look = (name: ImageName) => (wanted.has(`image/${name}`) ? inspectImage(docker, name, platform) : notAsked);
  const named = imageNames.map(async (name) => [name, await look(name)] as const);
  const [images, own] = await Promise.all([Promise.all(named), inspectOwnImages(docker, platform, wanted)]);
  return { images: Object.fromEntries(images) as Record<ImageName, ImageFacts>, samePlatform, ...own };
}

const notAsked: ImageFacts = { official: undefined, pullFault: undefined, made: undefined, toolOrigin: undefined };

async function inspectImage(
  docker: Docker | undefined,
  name: ImageName,
  platform: Platform | undefined,
): Promise<ImageFacts> {
  const image = lock.images[name];
  const official = docker === undefined ? undefined : await findOfficial(docker, image);
  const [fault, made, toolOrigin] = await Promise.all([
    pullFault(docker, image),
    findMade(docker, platform === undefined ? [] : await plansOf(name, platform)),
    platform !== undefined && isService(name) ? cachedOrigin(name, platform) : undefined,
  ]);
  return { official, pullFault: fault, made, toolOrigin };
}

async function plansOf(name: ImageName, platform: Platform) {
  if (name === "kafka") return [await kafkaPlan(platform)];
  if (isPackaged(name)) return [await packagedPlan(name, platform)];
  if (!isService(name)) return [];
  return [await servicePlan(name, platform, "download"), await servicePlan(name, platform, "build")];
}
