import { randomUUID } from "node:crypto";
import { basename, dirname } from "node:path";
import type Docker from "dockerode";
import { pack } from "tar-stream";
import { throwawayLabel } from "../place.ts";
import { linkTarget } from "./layout.ts";
import { currentIn } from "./read-current.ts";
import type { VolumeRelease } from "./release-inputs.ts";

/** `uid:gid` the agent runs as; it owns the folders, so that it can switch and prune whatever the files' owner. */
export const agentUser = "65534:65534";

/**
 * Writes releases into their volumes through the engine, so that the engine may be remote and no bind mount is needed.
 * The container that carries the volumes is never started; a tar put into it lands in them.
 */
export async function writeReleases(
  docker: Docker,
  image: string,
  releases: readonly VolumeRelease[],
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  const container = await docker.createContainer({
    name: `sightline-${randomUUID().slice(0, 13)}`,
    Image: image,
    Cmd: ["never-started"],
    Labels: { ...labels, [throwawayLabel]: "true" },
    HostConfig: {
      NetworkMode: "none",
      Mounts: releases.map(({ volume, mountPath }) => ({ Type: "volume", Source: volume, Target: mountPath })),
    },
  });
  try {
    for (const release of releases) {
      // What is in force is read all the time, and the engine's unpacking removes a file before it writes it.
      if ((await currentIn(container, release.mountPath)) === release.digest) continue;
      // One level up: the engine leaves the folder it unpacks into as it is, and the agent must own the volume's root.
      await container.putArchive(await archive(release), { path: dirname(release.mountPath) });
    }
  } finally {
    await container.remove({ force: true, v: true }).catch(() => undefined);
  }
}

async function archive({ mountPath, digest, files, owner, mode }: VolumeRelease): Promise<Buffer> {
  const tar = pack();
  const mtime = new Date(); // Grafana takes another certificate when its file's time is another one
  const base = `${basename(mountPath)}/${linkTarget(digest)}`;
  for (const name of foldersOf(base, Object.keys(files))) {
    tar.entry({ ...ids(agentUser), mtime, name, type: "directory", mode: 0o755 });
  }
  for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    tar.entry({ ...ids(owner), mtime, name: `${base}/${path}`, mode }, content);
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function ids(owner: string): { uid: number; gid: number } {
  const [uid = 0, gid = 0] = owner.split(":").map(Number);
  return { uid, gid };
}

/** Every folder on the way to the files, parents first. */
function foldersOf(base: string, paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of [`${base}/x`, ...paths.map((path) => `${base}/${path}`)]) {
    const parts = path.split("/").slice(0, -1);
    for (let length = 1; length <= parts.length; length++) folders.add(`${parts.slice(0, length).join("/")}/`);
  }
  return [...folders].sort();
}
