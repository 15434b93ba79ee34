import type Docker from "dockerode";
import type { EngineAction } from "../../../systems/index.ts";
import { type Copy, pause } from "../../copy/index.ts";
import { watchedBeside } from "../beside.ts";
import { findPart, type Part } from "../part.ts";
import type { FaultControl } from "./begin-fault.ts";

/** What the engine does to a part. What is stopped or killed through it stays down: restarting is for what ends by itself. */
export async function engineAction(
  docker: Docker,
  copy: Copy,
  { part: name, action }: EngineAction,
): Promise<FaultControl> {
  const part = await findPart(docker, copy, name);
  const { container } = part;
  const start = async () => {
    if (!(await container.inspect()).State.Running) await container.start();
  };
  switch (action) {
    case "pause":
      return {
        begin: () => pause(container),
        end: async () => {
          if ((await container.inspect()).State.Paused) await container.unpause();
        },
      };
    case "stop":
      return { begin: async () => void (await container.stop({ t: graceSeconds })), end: start };
    case "kill":
      return { begin: async () => void (await container.kill()), end: start };
    case "disconnect":
      return disconnection(docker, watchedBeside(copy).network, part);
  }
}

const graceSeconds = 30;

/** Off the network that the system's parts are on, and back under the names that it had there. */
async function disconnection(docker: Docker, name: string, { container }: Part): Promise<FaultControl> {
  const network = docker.getNetwork(name);
  const endpoint = async () => (await container.inspect()).NetworkSettings.Networks[name];
  const { Aliases } = (await endpoint()) ?? {};
  return {
    begin: async () => void (await network.disconnect({ Container: container.id, Force: true })),
    end: async () => {
      if ((await endpoint()) !== undefined) return;
      await network.connect({ Container: container.id, EndpointConfig: { Aliases: [...(Aliases ?? [])] } });
    },
  };
}
