import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { stackLabel } from "../place.ts";
import { isNotFound } from "../release/index.ts";
import type { Marks } from "./marks.ts";

/** What a rehearsal has on the engine: names, sorted. */
export interface Remains {
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
}

/**
 * Removes everything that carries a rehearsal's marks, and says what is left: nothing, unless somebody uses it.
 *
 * Looks again until there is nothing: a process that was ended in the middle of something may have asked the engine for one thing more.
 */
export async function removeRemains(docker: Docker, marks: Marks): Promise<Remains> {
  let left = await findRemains(docker, marks);
  for (let round = 0; round < rounds && !isNothing(left); round += 1) {
    if (round > 0) await sleep(pauseMilliseconds);
    await removeContainers(docker, left.containers);
    // Free only now.
    await Promise.all([
      ...left.networks.map((name) => gone(docker.getNetwork(name).remove())),
      ...left.volumes.map((name) => gone(docker.getVolume(name).remove({ force: true }))),
    ]);
    left = await findRemains(docker, marks);
  }
  return left;
}

const rounds = 10;
const pauseMilliseconds = 100;

/** Removes a rehearsal's containers as they are: nothing that they could still write is kept. */
export async function removeContainers(docker: Docker, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => gone(docker.getContainer(name).remove({ force: true, v: true }))));
}

/** Everything on the engine that carries a rehearsal's marks. */
export async function findRemains(docker: Docker, { label, prefix }: Marks): Promise<Remains> {
  // The engine makes a volume that a container asks for and that is not there, without any label.
  const isOurs = (name: string, labels: Readonly<Record<string, string>> | null | undefined) =>
    labels?.[stackLabel] === label || name === prefix || name.startsWith(`${prefix}-`);
  const [containers, networks, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true }),
    docker.listNetworks(),
    docker.listVolumes(),
  ]);
  return {
    containers: containers
      .map(({ Names, Id, Labels }) => ({ name: (Names[0] ?? Id).replace(/^\//, ""), labels: Labels }))
      .filter(({ name, labels }) => isOurs(name, labels))
      .map(({ name }) => name)
      .sort(),
    networks: networks
      .filter(({ Name, Labels }) => isOurs(Name, Labels))
      .map(({ Name }) => Name)
      .sort(),
    volumes: (Volumes ?? [])
      .filter(({ Name, Labels }) => isOurs(Name, Labels))
      .map(({ Name }) => Name)
      .sort(),
  };
}

export function isNothing({ containers, networks, volumes }: Remains): boolean {
  return containers.length + networks.length + volumes.length === 0;
}

/** Somebody else may have been faster, or still be at it: who looks again sees. */
async function gone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
    if (!isNotFound(error) && status !== 409 && status !== 403) throw error;
  }
}
