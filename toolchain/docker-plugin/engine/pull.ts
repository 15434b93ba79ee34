import type Docker from "dockerode";
import type { ImageInspectInfo } from "dockerode";
import { attempt, engineWords, isNotFound } from "./failure.ts";
import type { RegistryAuth } from "./settings.ts";

export interface PullOptions {
  /** `linux/amd64` */
  readonly platform?: string;
  readonly registryAuth: readonly RegistryAuth[];
}

/** The image with this name or id as the engine has it, or undefined. */
export async function findImage(docker: Docker, name: string): Promise<ImageInspectInfo | undefined> {
  try {
    return await docker.getImage(name).inspect();
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw new Error(`image "${name}": ${engineWords(error)}`, { cause: error });
  }
}

/** The image, pulled when the engine does not have it; what is there is never pulled again. */
export async function findOrPull(docker: Docker, name: string, options: PullOptions): Promise<ImageInspectInfo> {
  const present = await findImage(docker, name);
  if (present !== undefined) return present;
  if (name.startsWith("sha256:")) throw new Error(`image "${name}" is not on the engine, and an id cannot be pulled`);
  const failure = `image "${name}" is not on the engine and cannot be pulled`;
  await attempt(failure, () => pull(docker, name, options));
  const pulled = await findImage(docker, name);
  if (pulled === undefined) throw new Error(`image "${name}" was pulled, but the engine does not list it`);
  return pulled;
}

async function pull(docker: Docker, name: string, { platform, registryAuth }: PullOptions): Promise<void> {
  const auth = registryAuth.find(({ address }) => address === registryOf(name));
  const credentials = auth && { username: auth.username, password: auth.password, serveraddress: auth.address };
  const stream = await docker.pull(name, {
    ...(platform === undefined || platform === "" ? {} : { platform }),
    ...(credentials === undefined ? {} : { authconfig: credentials }),
  });
  await followProgress(docker, stream);
}

/** Reads a stream of progress messages to its end; an error among them is thrown. */
export async function followProgress(docker: Docker, stream: NodeJS.ReadableStream): Promise<string[]> {
  const messages = await new Promise<Record<string, unknown>[]>((resolve, reject) => {
    docker.modem.followProgress(stream, (error, output) => (error ? reject(error) : resolve(output ?? [])));
  });
  const lines = messages.map(({ stream: text, error }) => String(text ?? error ?? "").trimEnd()).filter(Boolean);
  const failed = messages.find(({ error }) => error !== undefined);
  if (failed !== undefined) throw new Error(lines.slice(-20).join("\n"));
  return lines;
}

/** The registry part of an image's name: what stands before the first slash, if it can be a host. */
export function registryOf(name: string): string {
  const [first = "", ...rest] = name.split("/");
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return isHost ? first : "docker.io";
}
