import type Docker from "dockerode";
import { type Copy, pause } from "../copy/index.ts";
import type { KillPoint } from "./factors.ts";

/** Puts a part out of action and brings it back. What is stopped or killed through the engine's API stays down: its restart policy is for what ends by itself. */
export interface PartControl {
  down(): Promise<void>;
  up(): Promise<void>;
}

/** The container that dies in a case. */
export function victimOf(part: KillPoint["part"]): Victim {
  return victims[part];
}

type Victim = "prometheus" | "alertmanager" | "inbox" | "signal";

const victims: Readonly<Record<KillPoint["part"], Victim>> = {
  prometheus: "prometheus",
  "one-of-two-prometheuses": "prometheus",
  alertmanager: "alertmanager",
  "one-of-three-alertmanagers": "alertmanager",
  inbox: "inbox",
  exporter: "signal",
  // Cut off from Prometheus, which is what knows it by its name.
  network: "alertmanager",
};

export function partControl(docker: Docker, copy: Copy, { part, how }: Pick<KillPoint, "part" | "how">): PartControl {
  const victim = victimOf(part);
  const name = copy.containers[victim];
  const container = docker.getContainer(name);
  const start = async () => void (await container.start());
  switch (how) {
    case "SIGTERM":
      return { down: async () => void (await container.stop({ t: graceSeconds })), up: start };
    case "SIGKILL":
      return { down: async () => void (await container.kill()), up: start };
    case "pause":
      return { down: () => pause(container), up: async () => void (await container.unpause()) };
    case "cut":
      return link(docker, copy, name);
  }
}

const graceSeconds = 30;

/**
 * The way between Prometheus and Alertmanager alone: Alertmanager leaves the network that both are on, which ends every
 * connection, and meets the inbox on another one. Without its name it would not do: Docker knows it by its host's name, too.
 */
function link(docker: Docker, copy: Copy, container: string): PartControl {
  const shared = docker.getNetwork(copy.network);
  const behind = `${copy.network}-behind-the-cut`;
  const { inbox } = copy.containers;
  return {
    async down() {
      const { Labels: labels = {} } = (await shared.inspect()) as { Labels?: Record<string, string> };
      const network = await docker.createNetwork({ Name: behind, Labels: labels });
      await network.connect({ Container: inbox, EndpointConfig: { Aliases: ["inbox"] } });
      await network.connect({ Container: container });
      await shared.disconnect({ Container: container, Force: true });
    },
    async up() {
      await shared.connect({ Container: container, EndpointConfig: { Aliases: [victims.network] } });
      const network = docker.getNetwork(behind);
      for (const one of [container, inbox]) await network.disconnect({ Container: one, Force: true });
      await network.remove();
    },
  };
}
