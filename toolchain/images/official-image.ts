import type Docker from "dockerode";
import { engineClient } from "../engine/index.ts";
import type { LockedImage } from "../lock.ts";
import { inRegistry, mirror, reference } from "../reference.ts";
import { followProgress } from "./follow-progress.ts";

/** An official image that the engine has. */
export interface LocalImage {
  readonly id: string;
  /** `repository@sha256:…`; absent for an image that came from an archive. */
  readonly repoDigest: string | undefined;
}

/**
 * The image in the engine: the pinned digest, or whatever carries the tag when it was loaded from an archive.
 * With a mirror it may carry the mirror's name or the official one.
 */
export async function findOfficial(docker: Docker, image: LockedImage): Promise<LocalImage | undefined> {
  const repositories = new Set([inRegistry(image.repository, mirror()), image.repository]);
  for (const repository of repositories) {
    const found = await findIn(docker, { ...image, repository });
    if (found !== undefined) return found;
  }
  return undefined;
}

async function findIn(docker: Docker, { repository, tag, digest }: LockedImage): Promise<LocalImage | undefined> {
  const names = digest === null ? [`${repository}:${tag}`] : [`${repository}@${digest}`, `${repository}:${tag}`];
  for (const name of names) {
    const found = await inspect(docker, name);
    if (found === undefined) continue;
    const repoDigest = found.RepoDigests?.find((text) => text.startsWith(`${shortName(repository)}@`));
    // Under the tag but from the registry and of another digest: somebody pulled before the tag moved.
    const moved = digest !== null && repoDigest !== undefined && !repoDigest.endsWith(digest) && name !== names[0];
    if (!moved) return { id: found.Id, repoDigest };
  }
  return undefined;
}

/** Whether the engine gets an answer from the image's registry; asked through the engine because it is who pulls. */
export async function canPull(image: LockedImage): Promise<{ readonly fault: string | undefined }> {
  const { tag, digest } = image;
  const repository = inRegistry(image.repository, mirror());
  const name = digest === null ? `${repository}:${tag}` : `${repository}@${digest}`;
  try {
    const docker = await engineClient({ timeout: 3000 });
    await docker.getImage(name).distribution();
    return { fault: undefined };
  } catch (error) {
    return { fault: error instanceof Error ? lastClause(error.message) : String(error) };
  }
}

/** Pulls the image. */
export async function pullOfficial(docker: Docker, image: LockedImage): Promise<LocalImage> {
  await followProgress(docker, await docker.pull(reference(image)));
  const found = await findOfficial(docker, image);
  if (found === undefined) throw new Error(`${reference(image)} was pulled but the engine does not have it`);
  return found;
}

/** `RepoDigests` leaves out the default registry. */
function shortName(repository: string): string {
  return repository.replace(/^docker\.io\//, "").replace(/^library\//, "");
}

async function inspect(docker: Docker, name: string): Promise<Docker.ImageInspectInfo | undefined> {
  try {
    return await docker.getImage(name).inspect();
  } catch (error) {
    if (error instanceof Error && "statusCode" in error && error.statusCode === 404) return undefined;
    throw error;
  }
}

/** The engine's words without the HTTP status and the requests that led there. */
function lastClause(message: string): string {
  const words = message.trim().split(": ").slice(-2).join(": ");
  return words.replace(/^lookup (\S+) on \S+: /, "$1: "); // which resolver was asked helps nobody
}
