import type Docker from "dockerode";
import type { Container, EndpointSettings } from "dockerode";
import { attempt, engineWords } from "../engine/index.ts";
import type { Values } from "../protocol/index.ts";
import { readNumber, readObjects, readText, readTexts } from "../read-inputs.ts";

/** Connects a new container to its `networksAdvanced` and takes it off the default bridge. */
export async function joinNetworks(docker: Docker, container: Container, inputs: Values, what: string): Promise<void> {
  const networks = readObjects(inputs, "networksAdvanced");
  if (networks.length === 0) return;
  await leaveBridge(docker, container, what);
  for (const network of networks) {
    const name = readText(network, "name");
    await attempt(`${what}: connecting to network "${name}"`, () =>
      docker.getNetwork(name).connect({ Container: container.id, EndpointConfig: endpoint(network) }),
    );
  }
}

async function leaveBridge(docker: Docker, container: Container, what: string): Promise<void> {
  try {
    await docker.getNetwork("bridge").disconnect({ Container: container.id });
  } catch (error) {
    if (engineWords(error).includes("is not connected")) return;
    throw new Error(`${what}: leaving the default network: ${engineWords(error)}`, { cause: error });
  }
}

function endpoint(network: Values): EndpointSettings {
  const options = readTexts(network, "driverOpts").map((option) => option.split(/=(.*)/s).slice(0, 2));
  const mac = readText(network, "macAddress");
  const priority = readNumber(network, "gwPriority");
  return {
    Aliases: readTexts(network, "aliases"),
    IPAMConfig: {
      IPv4Address: readText(network, "ipv4Address"),
      IPv6Address: readText(network, "ipv6Address"),
      LinkLocalIPs: readTexts(network, "linkLocalIps"),
    },
    ...(mac === "" ? {} : { MacAddress: mac }),
    ...(options.length === 0 ? {} : { DriverOpts: Object.fromEntries(options) as Record<string, string> }),
    ...(priority === 0 ? {} : { GwPriority: priority }),
  };
}
