import { randomUUID } from "node:crypto";
import { type Duplex, PassThrough } from "node:stream";
import type Docker from "dockerode";
import type { MountSettings } from "dockerode";
import { throwawayLabel } from "../place.ts";

export interface Throwaway {
  readonly image: string;
  readonly command: readonly string[];
  readonly entrypoint?: readonly string[];
  /** `uid:gid`; never root. */
  readonly user: string;
  readonly mounts: readonly MountSettings[];
  /** Unpacked into a folder of a mounted volume before it starts; a tar. */
  readonly upload?: { readonly folder: string; readonly archive: Buffer };
  /** Network to join; default none. */
  readonly network?: string;
  /** Owner labels, so that a container left by a killed deployment is recognised. */
  readonly labels: Readonly<Record<string, string>>;
  /** Called with each line of standard output as it arrives. */
  readonly onLine?: (line: string) => void | Promise<void>;
  /** Default 120. */
  readonly timeoutSeconds?: number;
}

export interface Outcome {
  readonly exitCode: number;
  /** Standard output and standard error, in order of arrival. */
  readonly output: string;
}

/** Runs a short-lived, hardened container to its end, and removes it whatever happens. */
export async function runThrowaway(docker: Docker, options: Throwaway): Promise<Outcome> {
  const container = await docker.createContainer({
    name: `sightline-${randomUUID().slice(0, 13)}`,
    Image: options.image,
    Cmd: [...options.command],
    ...(options.entrypoint === undefined ? {} : { Entrypoint: [...options.entrypoint] }),
    User: options.user,
    Labels: { ...options.labels, [throwawayLabel]: "true" },
    AttachStdout: true,
    AttachStderr: true,
    HostConfig: {
      NetworkMode: options.network ?? "none",
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
      Memory: 512 * 1024 * 1024,
      MemorySwap: 512 * 1024 * 1024,
      Mounts: [...options.mounts],
      Tmpfs: { "/tmp": "rw,noexec,nosuid,size=16m" },
      LogConfig: { Type: "none", Config: {} },
    },
  });
  try {
    const { upload } = options;
    if (upload !== undefined) await container.putArchive(upload.archive, { path: upload.folder });
    return await follow(docker, container, options);
  } finally {
    await container.remove({ force: true, v: true }).catch(() => undefined);
  }
}

async function follow(docker: Docker, container: Docker.Container, options: Throwaway): Promise<Outcome> {
  const stream = await container.attach({ stream: true, stdout: true, stderr: true });
  const chunks: Buffer[] = [];
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const lines = readLines(stdout, options.onLine);
  stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  docker.modem.demuxStream(stream, stdout, stderr);
  stream.on("end", () => {
    stdout.end();
    stderr.end();
  });
  await container.start();
  const seconds = options.timeoutSeconds ?? 120;
  const timer = setTimeout(() => void container.kill().catch(() => undefined), seconds * 1000);
  try {
    const { StatusCode } = (await container.wait()) as { StatusCode: number };
    await lines;
    return { exitCode: StatusCode, output: Buffer.concat(chunks).toString("utf8").trim() };
  } finally {
    clearTimeout(timer);
    if ("destroy" in stream) (stream as Duplex).destroy(); // the engine leaves the connection open
  }
}

async function readLines(stream: PassThrough, onLine: Throwaway["onLine"]): Promise<void> {
  let rest = "";
  for await (const chunk of stream) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) await onLine?.(line);
  }
  if (rest !== "") await onLine?.(rest);
}
