// A process of its own: three scripted brokers, so that their work is not counted as the exporter's.
import { createInterface } from "node:readline";
import {
  scriptedCluster,
  startScriptedBrokers,
  steadyLog,
} from "../../test/exporters/kafka-lag/support/scripted-broker/index.ts";
import { committed, groupName, type LagLoad, spreadMs, topicName, topicsOf } from "./load.ts";

const load = JSON.parse(process.argv[2] ?? "") as LagLoad;
const { recordsPerPartition: end, partitionsPerTopic } = load;
const first = Date.now() - spreadMs;
const partitions = Array.from({ length: partitionsPerTopic }, (_, index) => index);
const cluster = scriptedCluster({
  brokers: 3,
  topics: Object.fromEntries(
    Array.from({ length: load.topics }, (_, topic) => [
      topicName(topic),
      partitions.map((index) => steadyLog({ end, first: first + topic * 13 + index * 7, every: spreadMs / end })),
    ]),
  ),
  groups: Object.fromEntries(Array.from({ length: load.groups }, (_, group) => [groupName(group), { state: "Empty" }])),
});

function commit(moves: number): void {
  for (let index = 0; index < load.groups; index++) {
    const group = cluster.groups.get(groupName(index));
    for (const topic of topicsOf(load, index)) {
      const offsets = partitions.map(
        (partition) => [partition, { offset: committed(load, topic, partition, moves) }] as const,
      );
      group?.offsets.set(topicName(topic), new Map(offsets));
    }
  }
}

function failAll(error: number | undefined): void {
  for (const topic of cluster.topics.values()) {
    for (const partition of topic.partitions) {
      if (error === undefined) delete partition.error;
      else partition.error = error;
    }
  }
}

commit(0);
const brokers = await startScriptedBrokers(cluster);
console.log(JSON.stringify({ addresses: brokers.addresses }));

for await (const line of createInterface({ input: process.stdin })) {
  const { moves, error, traffic } = JSON.parse(line) as { moves?: number; error?: number; traffic?: boolean };
  if (moves !== undefined) commit(moves);
  if (error !== undefined) failAll(error === 0 ? undefined : error);
  if (traffic === true) {
    const { exchanges } = brokers.traffic;
    const sum = (pick: (exchange: (typeof exchanges)[number]) => number) =>
      exchanges.reduce((total, each) => total + pick(each), 0);
    console.log(
      JSON.stringify({
        requests: exchanges.length,
        bytesSent: sum(({ bytesIn }) => bytesIn),
        bytesReceived: sum(({ bytesOut }) => bytesOut),
      }),
    );
    brokers.traffic.reset();
  } else console.log("{}");
}
await brokers.stop();
