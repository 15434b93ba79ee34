import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type Docker from "dockerode";
import { throwawayLabel } from "../place.ts";
import { currentLink, digestOf } from "./layout.ts";

/** The digest in force in a volume: `null` when the volume holds none, `undefined` when there is no such volume. */
export async function readCurrent(
  docker: Docker,
  image: string,
  volume: string,
  labels: Readonly<Record<string, string>>,
): Promise<string | null | undefined> {
  try {
    await docker.getVolume(volume).inspect();
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
  const container = await docker.createContainer({
    name: `sightline-${randomUUID().slice(0, 13)}`,
    Image: image,
    Cmd: ["never-started"],
    Labels: { ...labels, [throwawayLabel]: "true" },
    HostConfig: { NetworkMode: "none", Mounts: [{ Type: "volume", Source: volume, Target: "/volume" }] },
  });
  try {
    return await currentIn(container, "/volume");
  } finally {
    await container.remove({ force: true, v: true }).catch(() => undefined);
  }
}

/** The digest in force in the volume that a container, started or not, has at `mountPath`; `null` when there is none. */
export async function currentIn(container: Docker.Container, mountPath: string): Promise<string | null> {
  try {
    const response = (await container.infoArchive({ path: `${mountPath}/${currentLink}` })) as IncomingMessage;
    response.resume(); // the connection stays open, and the process with it, until the empty body is read
    const header = String(response.headers["x-docker-container-path-stat"] ?? "");
    const { linkTarget = "" } = JSON.parse(Buffer.from(header, "base64").toString("utf8")) as { linkTarget?: string };
    // The engine answers with the target as seen from the container's root.
    return digestOf(linkTarget.replace(`${mountPath}/`, "")) ?? null;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Whether the engine said that the thing asked for does not exist. */
export function isNotFound(error: unknown): boolean {
  return typeof error === "object" && error !== null && "statusCode" in error && error.statusCode === 404;
}
