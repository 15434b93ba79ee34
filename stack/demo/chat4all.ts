import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { disposableVolume } from "../data-volume.ts";
import { type ContainerArgs, hardenedContainer } from "../hardened-container.ts";
import { type Place, stackLabel, stackLabelValue } from "../place.ts";
import { kafkaBroker } from "./kafka.ts";
import type { Miniature, MiniatureArgs } from "./miniatures.ts";

const brokers = "--kafka.brokers=kafka:9092";

/**
 * Chat4All in miniature: api-service → Kafka → router-workers → connectors → the channels' API, which alone is a stand-in.
 * Its parts start at once and wait for Kafka by themselves; what they keep goes with them.
 */
export class Chat4All extends pulumi.ComponentResource implements Miniature {
  readonly network: pulumi.Output<string>;
  readonly containers: readonly docker.Container[];

  constructor(name: string, args: MiniatureArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Chat4All", name, {}, opts);
    const { images, tools, settings } = args;
    const place = ownNetwork(name, args.place, this);
    this.network = pulumi.output(place.network);
    const kafka = kafkaBroker(`${name}-kafka`, { place, tools, image: images.kafka.id }, { parent: this });
    const run = (part: string, more: Workload) => this.run(`${name}-${part}`, { part, place, tools }, more);
    const workload = (memory: number) => ({ image: images.workloads.id, memory, cpus: 0.5 });
    const connector = (channel: string, port: number) =>
      run(`connector-${channel}`, {
        ...workload(320),
        command: [
          "connector",
          `--channel=${channel}`,
          `--web.listen-address=:${port}`,
          brokers,
          "--channel-api.url=http://channel-api:8099",
          "--journal.dir=/journal",
        ],
        data: "/journal",
        health: `:${port}/actuator/health`,
      });
    this.containers = [
      kafka,
      run("channel-api", { ...workload(192), command: ["channel-api"], health: ":8099/-/healthy" }),
      run("api-service", {
        image: images.apiService.id,
        memory: 384,
        cpus: 1,
        command: ["--web.listen-address=:8080", brokers, "--files.dir=/files"],
        data: "/files",
        health: ":8080/actuator/health",
        port: { inside: 8080, outside: settings.ports.chat4all },
      }),
      connector("whatsapp", 8083),
      connector("instagram", 8084),
      ...Array.from({ length: settings.demoWorkers }, (_, index) =>
        run(`router-worker-${index + 1}`, {
          ...workload(256),
          command: ["router-worker", brokers],
          health: ":8090/-/healthy",
          aliases: ["router-worker"],
        }),
      ),
    ];
    this.registerOutputs({});
  }

  private run(
    name: string,
    { part, place, tools }: Pick<ContainerArgs, "part" | "place"> & { readonly tools: pulumi.Input<string> },
    { data, health, ...workload }: Workload,
  ): docker.Container {
    const volume =
      data === undefined ? undefined : disposableVolume(`${name}-data`, place, part, "data", { parent: this });
    return hardenedContainer(
      name,
      {
        part,
        place,
        user: "65534:65534",
        mounts: [
          ...(volume === undefined ? [] : [{ volume: volume.name, target: data ?? "", readOnly: false }]),
          { volume: tools, target: "/tools", readOnly: true },
        ],
        health: ["/tools/probe", `http://localhost${health}`],
        ...workload,
      },
      { parent: this },
    );
  }
}

/** What one of its programs needs. */
interface Workload
  extends Pick<ContainerArgs, "image" | "memory" | "cpus" | "port" | "aliases">,
    Required<Pick<ContainerArgs, "command">> {
  /** Folder whose content outlives the container. */
  readonly data?: string;
  /** Port and path that tell whether it is well. */
  readonly health: string;
}

/** The stack's place with another network, and ports on loopback whatever the stack's are bound to: it asks for no password. */
function ownNetwork(name: string, place: Place, parent: pulumi.Resource): Place {
  const { project, stack } = place;
  const networkName = place.name("chat4all");
  const labels = [{ label: stackLabel, value: stackLabelValue(project, stack) }];
  const network = new docker.Network(`${name}-network`, { name: networkName, labels }, { parent });
  return { ...place, network: network.name, networkName, bindAddress: "127.0.0.1" };
}
