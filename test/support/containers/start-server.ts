import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { engine, type ImageName } from "../../../toolchain/index.ts";
import { freePorts } from "../free-ports.ts";
import { acquireImage } from "./acquire-image.ts";
import { lastLines } from "./last-lines.ts";
import { ownerLabels, removeAtExit, removeLeftovers } from "./leftovers.ts";
import { putFiles } from "./put-files.ts";

/** What a server of one container is made of. */
export interface ServerContainer {
  readonly image: ImageName;
  /** Number of the user that it runs as. */
  readonly user: number;
  /** TCP port that it listens on inside. */
  readonly port: number;
  readonly data: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** File name → content, below `/run/secrets`. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Folders beside `/tmp` that it writes to while it runs. */
  readonly writable?: readonly string[];
  /** Asks it one question; a rejection means that it is not ready. */
  readonly ask: (port: number) => Promise<void>;
}

/** A server that runs on a port of the loopback; it keeps the port and its data until it is removed. */
export interface Server {
  readonly host: "127.0.0.1";
  readonly port: number;
  readonly container: Docker.Container;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** Starts it again and waits until it answers. */
  start(): Promise<void>;
  /** Freezes it: connections stand, nothing is answered. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** What it printed last. */
  logs(): Promise<string>;
  /** Removes the container and its data. */
  remove(): Promise<void>;
}

/** Starts a server as the stack does, with nothing writable but its data, and waits until it answers. */
export async function startServer(wanted: ServerContainer): Promise<Server> {
  const { docker } = await engine();
  const image = await acquireImage(wanted.image);
  await removeLeftovers(docker);
  const stopWatching = removeAtExit();
  const { container, port } = await startOn(docker, image, wanted);
  const start = async () => {
    await container.start();
    await untilReady(container, () => wanted.ask(port));
  };
  const remove = async () => {
    await container.remove({ force: true, v: true });
    stopWatching();
  };
  try {
    await untilReady(container, () => wanted.ask(port));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    host: "127.0.0.1",
    port,
    container,
    stop: async () => void (await container.stop({ t: 30 })),
    kill: async () => void (await container.kill()),
    start,
    pause: async () => void (await container.pause()),
    resume: async () => void (await container.unpause()),
    logs: () => lastLines(container),
    remove,
  };
}

/** Somebody may take the port between the look and the start: then another is taken. */
async function startOn(docker: Docker, image: string, wanted: ServerContainer) {
  for (let attempt = 1; ; attempt += 1) {
    const [port = 0] = await freePorts(1);
    const container = await create(docker, { image, wanted, port });
    try {
      await container.start();
      return { container, port };
    } catch (error) {
      await container.remove({ force: true, v: true });
      if (attempt === 3 || !/address already in use|port is already allocated/.test(String(error))) throw error;
    }
  }
}

interface Creation {
  readonly image: string;
  readonly wanted: ServerContainer;
  readonly port: number;
}

async function create(docker: Docker, { image, wanted, port }: Creation): Promise<Docker.Container> {
  const { user, data, environment = {}, secrets = {}, writable = [] } = wanted;
  const owned = `uid=${user},gid=${user},size=16m`;
  const container = await docker.createContainer({
    name: `sightline-test-${wanted.image}-${randomBytes(4).toString("hex")}`,
    Image: image,
    User: `${user}:${user}`,
    Cmd: [...wanted.arguments],
    Labels: ownerLabels,
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    ExposedPorts: { [`${wanted.port}/tcp`]: {} },
    Volumes: { [data]: {}, "/run/secrets": {} },
    HostConfig: {
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
      Memory: 256 * 1024 * 1024,
      Tmpfs: Object.fromEntries(["/tmp", ...writable].map((folder) => [folder, owned])),
      PortBindings: { [`${wanted.port}/tcp`]: [{ HostIp: "127.0.0.1", HostPort: String(port) }] },
    },
  });
  await putFiles(container, { folder: "/run/secrets", owner: user, files: secrets });
  return container;
}

async function untilReady(container: Docker.Container, ask: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const fault = await ask().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (fault === undefined) return;
    const { Name, State } = await container.inspect();
    if (!State.Running || Date.now() > deadline) {
      const why = `${Name} did not come up (exit code ${State.ExitCode}):\n${await lastLines(container)}`;
      throw new Error(why, { cause: fault });
    }
    await sleep(50);
  }
}
