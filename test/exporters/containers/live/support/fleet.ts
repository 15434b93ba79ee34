import { randomBytes } from "node:crypto";
import type Docker from "dockerode";
import { engine } from "../../../../../toolchain/index.ts";
import { ownerLabels, removeAtExit, removeLeftovers } from "../../../../support/containers/index.ts";
import { tinyImage } from "./tiny-image.ts";

/** One container of a fleet. */
export interface Wanted {
  /** Behind the fleet's name. */
  readonly name: string;
  /** For bash. */
  readonly script: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** @default none */
  readonly network?: string;
  readonly memory?: number;
  readonly more?: Docker.HostConfig;
  /** For bash, once a second. */
  readonly health?: string;
}

/** Containers that are removed together. */
export interface Fleet {
  readonly docker: Docker;
  /** What every name begins with. */
  readonly prefix: string;
  /** A network of its own; the address is the machine's on it. */
  network(): Promise<{ readonly name: string; readonly gateway: string }>;
  /** Starts them, ten at a time. */
  start(wanted: readonly Wanted[]): Promise<Docker.Container[]>;
  removeAll(): Promise<void>;
}

export async function openFleet(): Promise<Fleet> {
  const { docker } = await engine();
  await removeLeftovers(docker);
  const stopWatching = removeAtExit();
  const image = await tinyImage(docker);
  const prefix = `sightline-test-fleet-${randomBytes(4).toString("hex")}`;
  const started = new Set<Docker.Container>();
  const networks: Docker.Network[] = [];

  const startOne = async (wanted: Wanted) => {
    const container = await docker.createContainer(creation(wanted, `${prefix}-${wanted.name}`, image));
    started.add(container);
    await container.start();
    return container;
  };
  return {
    docker,
    prefix,
    async network() {
      const network = await docker.createNetwork({ Name: `${prefix}-${networks.length}`, Labels: ownerLabels });
      networks.push(network);
      const { Name, IPAM } = await network.inspect();
      return { name: Name, gateway: IPAM?.Config?.[0]?.Gateway ?? "" };
    },
    start: (wanted) => tenAtATime(wanted, startOne),
    async removeAll() {
      await tenAtATime([...started], (container) => container.remove({ force: true, v: true }).catch(() => {}));
      for (const network of networks) await network.remove().catch(() => {});
      stopWatching();
    },
  };
}

function creation({ script, labels, network, memory = 16, more, health }: Wanted, name: string, image: string) {
  return {
    name,
    Image: image,
    Cmd: ["/bin/bash", "-c", script],
    Labels: { ...ownerLabels, ...labels },
    StopTimeout: 0,
    ...(health === undefined
      ? {}
      : { Healthcheck: { Test: ["CMD", "/bin/bash", "-c", health], Interval: 1e9, Timeout: 10e9, Retries: 1 } }),
    HostConfig: {
      Memory: memory * 1024 * 1024,
      MemorySwap: memory * 1024 * 1024,
      NetworkMode: network ?? "none",
      LogConfig: { Type: "none", Config: {} },
      Tmpfs: { "/tmp": "size=1m" },
      ...more,
    },
  };
}

async function tenAtATime<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const left = items.entries();
  const results: R[] = [];
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (const [index, item] of left) results[index] = await work(item);
    }),
  );
  return results;
}
