import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type Docker from "dockerode";
import { cacheFolder, exclusively, fingerprint } from "../cache/index.ts";
import type { Engine } from "../engine/index.ts";
import { dockerArchive } from "./docker-archive.ts";
import { followProgress } from "./follow-progress.ts";
import type { ImagePlan } from "./image-plan.ts";
import { writeLayer } from "./write-layer.ts";

/** The id of the image with this reference, or undefined when the engine has none. */
export async function imageId(docker: Docker, reference: string): Promise<string | undefined> {
  try {
    return (await docker.getImage(reference).inspect()).Id;
  } catch (error) {
    if (error instanceof Error && "statusCode" in error && error.statusCode === 404) return undefined;
    throw error;
  }
}

/** Makes the image and gives it to the engine, unless the engine has it; returns its id. */
export async function loadImage(
  { docker, id }: Engine,
  plan: ImagePlan,
  options: { readonly onWait?: (() => void) | undefined } = {},
): Promise<string> {
  const present = await imageId(docker, plan.tag);
  if (present !== undefined) return present;
  const key = `${plan.name}-${fingerprint({ engine: id, tag: plan.tag })}`;
  const work = join(cacheFolder(), "images", key);
  const lockFile = join(cacheFolder(), "locks", `image-${key}`);
  return exclusively(lockFile, () => loadInto(docker, plan, work), options);
}

async function loadInto(docker: Docker, plan: ImagePlan, work: string): Promise<string> {
  const present = await imageId(docker, plan.tag);
  if (present !== undefined) return present;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  try {
    const contents = await plan.layers();
    const layers = await Promise.all(contents.map((content, index) => writeLayer(content, join(work, `${index}.tar`))));
    await followProgress(docker, await docker.loadImage(dockerArchive(plan, layers), { quiet: true }));
    const image = docker.getImage(plan.tag);
    // Only a tag that is set this way has a time (`Metadata.LastTagTime`), by which superseded images are told.
    const [repo = "", tag = ""] = plan.tag.split(":");
    await image.tag({ repo, tag });
    return (await image.inspect()).Id;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
