import type Docker from "dockerode";
import { canPull } from "../images/index.ts";
import type { Lock, LockedImage } from "../lock.ts";
import { lock } from "../lock.ts";
import { inRegistry, mirror } from "../reference.ts";
import { mayGoOnline, statusOf } from "./reach.ts";

/** Why an image cannot be pulled, asked of the engine; while there is none, of the registry itself. */
export async function pullFault(docker: Docker | undefined, image: LockedImage): Promise<string | undefined> {
  if (!mayGoOnline()) return "SIGHTLINE_OFFLINE is set";
  if (docker !== undefined) return (await canPull(image)).fault;
  const host = inRegistry(image.repository, mirror()).split("/")[0] ?? "";
  const registry = host === "docker.io" ? "registry-1.docker.io" : host;
  // A registry answers 401 until a token is fetched (OCI distribution-spec).
  const status = await statusOf(`https://${registry}/v2/`);
  return status === 200 || status === 401 ? undefined : `${registry} does not answer`;
}

/** Why one of the base images of a Dockerfile cannot be pulled. */
export async function basePullFault(
  docker: Docker | undefined,
  names: readonly (keyof Lock["baseImages"])[],
): Promise<string | undefined> {
  const faults = await Promise.all(names.map((name) => pullFault(docker, baseImage(lock.baseImages[name]))));
  return faults.find((text) => text !== undefined);
}

function baseImage(text: string): LockedImage {
  const [repository = "", tag = ""] = text.split(":");
  return { repository, tag, digest: null, version: tag, megabytes: 1, optional: false };
}
