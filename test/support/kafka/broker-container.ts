import type Docker from "dockerode";
import { ownerLabels, putFiles } from "../containers/index.ts";
import type { Wanted } from "./options.ts";
import { alias, type BrokerPlace, inside, secretsFolder, serverProperties } from "./properties.ts";

const appuser = 1000;
const configFolder = "/mnt/shared/config";

/** What a broker's container is made of. */
export interface BrokerContainer {
  readonly place: BrokerPlace;
  readonly wanted: Wanted;
  readonly name: string;
  readonly image: string;
  readonly network: string;
  readonly clusterId: string;
  /** File name → content, for TLS. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** Makes the container as the stack does, with nothing writable but its volumes; it is not started yet. */
export async function createBroker(docker: Docker, given: BrokerContainer): Promise<Docker.Container> {
  const { place, wanted, name, image, network, clusterId, secrets } = given;
  const published = {
    [inside.plain]: place.ports.plain,
    ...(wanted.security ? { [inside.secured]: place.ports.secured } : {}),
  };
  const container = await docker.createContainer({
    name,
    Image: image,
    Hostname: alias(place.id),
    Labels: ownerLabels,
    Env: environment(wanted, clusterId),
    ExposedPorts: Object.fromEntries(Object.keys(published).map((port) => [`${port}/tcp`, {}])),
    Volumes: { [configFolder]: {}, [secretsFolder]: {}, "/var/lib/kafka/data": {} },
    HostConfig: {
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
      Memory: (wanted.heapMb + 384) * 1024 * 1024,
      NetworkMode: network,
      Tmpfs: { "/tmp": "exec,size=64m", "/opt/kafka/config": owned, "/opt/kafka/logs": owned },
      PortBindings: Object.fromEntries(
        Object.entries(published).map(([port, host]) => [
          `${port}/tcp`,
          [{ HostIp: "127.0.0.1", HostPort: String(host) }],
        ]),
      ),
    },
    NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: [alias(place.id)] } } },
  });
  await putFiles(container, {
    folder: configFolder,
    owner: appuser,
    files: { "server.properties": serverProperties(place, wanted) },
  });
  await putFiles(container, { folder: secretsFolder, owner: appuser, files: secrets });
  return container;
}

const owned = `uid=${appuser},gid=${appuser},size=16m`;

function environment({ heapMb, tuning }: Wanted, clusterId: string): string[] {
  const quick = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.awt.headless=true";
  return [
    `CLUSTER_ID=${clusterId}`,
    `KAFKA_HEAP_OPTS=-Xms${heapMb}m -Xmx${heapMb}m`,
    ...(tuning === "steady" ? [] : [`KAFKA_JVM_PERFORMANCE_OPTS=${quick}`]),
  ];
}
