import { setTimeout as pause } from "node:timers/promises";
import type Docker from "dockerode";
import type { StackProject } from "../test/stack/live/support/stack-project.ts";

const parts = ["inbox", "alertmanager", "node-exporter", "prometheus"] as const;

/** Starts the same containers without Pulumi: made and started one after the other, then waited for until all are healthy. */
export async function startPlainly(stack: StackProject): Promise<number> {
  const { docker } = stack;
  const bodies: Docker.ContainerCreateOptions[] = [];
  for (const part of parts) {
    const { Config, HostConfig, Name, NetworkSettings } = await stack.inspect(part);
    const [network = ""] = Object.keys(NetworkSettings.Networks);
    bodies.push({
      ...Config,
      name: Name.slice(1),
      HostConfig: { ...HostConfig, NetworkMode: network },
      NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: [part] } } },
    } as Docker.ContainerCreateOptions);
  }
  for (const part of parts) await stack.container(part).remove({ force: true });
  const start = performance.now();
  for (const body of bodies) await (await docker.createContainer(body)).start();
  for (const part of parts) {
    while ((await stack.inspect(part)).State.Health?.Status !== "healthy") await pause(100);
  }
  return (performance.now() - start) / 1000;
}
