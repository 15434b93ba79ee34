import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { kafkaBroker } from "./kafka.ts";
import { type Miniature, type MiniatureArgs, miniaturePlace } from "./miniature.ts";
import { type WorkloadArgs, workload } from "./workload.ts";

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
    const { image, tools, settings } = args;
    const place = miniaturePlace(name, args, "chat4all", { parent: this });
    this.network = pulumi.output(place.network);
    const kafka = kafkaBroker(`${name}-kafka`, { place, tools, image: image("kafka") }, { parent: this });
    const run = (part: string, more: Omit<WorkloadArgs, "part" | "place" | "tools" | "user">) =>
      workload(`${name}-${part}`, { part, place, tools, user: "65534:65534", ...more }, { parent: this });
    const program = (memory: number) => ({ image: image("workloads"), memory, cpus: 0.5 });
    const connector = (channel: string, port: number) =>
      run(`connector-${channel}`, {
        ...program(320),
        command: [
          "connector",
          `--channel=${channel}`,
          `--web.listen-address=:${port}`,
          brokers,
          "--channel-api.url=http://channel-api:8099",
          "--journal.dir=/journal",
        ],
        data: "/journal",
        health: `http://localhost:${port}/actuator/health`,
      });
    this.containers = [
      kafka,
      run("channel-api", { ...program(192), command: ["channel-api"], health: "http://localhost:8099/-/healthy" }),
      run("api-service", {
        image: image("api-service"),
        memory: 384,
        cpus: 1,
        command: ["--web.listen-address=:8080", brokers, "--files.dir=/files"],
        data: "/files",
        health: "http://localhost:8080/actuator/health",
        ports: [{ inside: 8080, outside: settings.ports.chat4all }],
      }),
      connector("whatsapp", 8083),
      connector("instagram", 8084),
      ...Array.from({ length: settings.demoWorkers }, (_, index) =>
        run(`router-worker-${index + 1}`, {
          ...program(256),
          command: ["router-worker", brokers],
          health: "http://localhost:8090/-/healthy",
          aliases: ["router-worker"],
        }),
      ),
    ];
    this.registerOutputs({});
  }
}
