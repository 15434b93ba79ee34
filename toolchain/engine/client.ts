import type Docker from "dockerode";

/** A client for the engine at DOCKER_HOST or the default socket. Loaded when it is first needed: with its SSH and gRPC it takes a tenth of a second. */
export async function engineClient(options?: Docker.DockerOptions): Promise<Docker> {
  const { default: Client } = await import("dockerode");
  return new Client(options);
}
