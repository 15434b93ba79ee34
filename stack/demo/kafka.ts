import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { disposableVolume } from "../data-volume.ts";
import { hardenedContainer } from "../hardened-container.ts";
import type { Place } from "../place.ts";

const part = "kafka";

/** Owner of the official image's files. */
const user = "uid=1000,gid=1000";

/** A single Kafka broker that is its own controller. What it keeps goes with it. */
export function kafkaBroker(
  name: string,
  args: { readonly place: Place; readonly image: pulumi.Input<string>; readonly tools: pulumi.Input<string> },
  opts: pulumi.CustomResourceOptions,
): docker.Container {
  const { place, image, tools } = args;
  const data = disposableVolume(`${name}-data`, place, part, "data", opts);
  return hardenedContainer(
    name,
    {
      part,
      place,
      image,
      user: "1000:1000",
      // Nothing in it is secret, and the image reads a file only when it starts: no release could change it.
      environment: Object.entries(properties)
        .map(([property, value]) => `${variable(property)}=${value}`)
        .concat(process),
      mounts: [
        { volume: data.name, target: "/var/lib/kafka/data", readOnly: false },
        { volume: tools, target: "/tools", readOnly: true },
      ],
      // The image writes its settings anew at each start.
      scratch: {
        "/opt/kafka/config": `rw,noexec,nosuid,nodev,size=4m,${user}`,
        "/opt/kafka/logs": `rw,noexec,nosuid,nodev,size=16m,${user}`,
        "/tmp": "rw,noexec,nosuid,nodev,size=16m",
      },
      health: ["/tools/probe", "kafka://localhost:9092"],
      memory: 768,
      cpus: 1,
    },
    opts,
  );
}

const megabyte = 1_048_576;

/** The broker's settings, as its documentation names them. */
const properties: Readonly<Record<string, string | number>> = {
  "advertised.listeners": "PLAINTEXT://kafka:9092",
  "auto.create.topics.enable": "false",
  "controller.listener.names": "CONTROLLER",
  "controller.quorum.voters": "1@kafka:9093",
  "group.initial.rebalance.delay.ms": 0,
  "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
  listeners: "PLAINTEXT://:9092,CONTROLLER://:9093",
  "log.dirs": "/var/lib/kafka/data",
  // Bounds the disk: a partition takes a segment more than this at most.
  "log.retention.bytes": 64 * megabyte,
  "log.retention.hours": 24,
  "log.segment.bytes": 16 * megabyte,
  "node.id": 1,
  "offsets.topic.num.partitions": 4,
  "offsets.topic.replication.factor": 1,
  "process.roles": "broker,controller",
  "transaction.state.log.min.isr": 1,
  "transaction.state.log.num.partitions": 4,
  "transaction.state.log.replication.factor": 1,
};

const process = ["CLUSTER_ID=5L6g3nShT-eMCtK--X86sw", "KAFKA_HEAP_OPTS=-Xms256m -Xmx256m"];

/** The variable by which the image takes a property. */
function variable(property: string): string {
  return `KAFKA_${property.replaceAll("_", "__").replaceAll("-", "___").replaceAll(".", "_").toUpperCase()}`;
}
