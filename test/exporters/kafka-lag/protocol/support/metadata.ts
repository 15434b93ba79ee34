import type { ClusterMetadata } from "../../../../../exporters/kafka-lag/protocol/index.ts";

/** Metadata of topics with so many partitions each, all led by broker 1. */
export function metadataOf(topics: Readonly<Record<string, number>>, leaderEpoch = 0, id = "1"): ClusterMetadata {
  const names = Object.keys(topics).sort();
  const first = new Uint32Array(names.length + 1);
  names.forEach((name, at) => {
    first[at + 1] = (first[at] ?? 0) + (topics[name] ?? 0);
  });
  const length = first.at(-1) ?? 0;
  const topic = new Uint32Array(length);
  names.forEach((_, at) => {
    topic.fill(at, first[at], first[at + 1]);
  });
  return {
    clusterId: "test",
    controller: 1,
    brokers: [{ id: 1, host: "localhost", port: 9092, rack: undefined }],
    topics: {
      names,
      ids: names.map(() => id.padEnd(16, "\0")),
      internal: new Uint8Array(names.length),
      first,
      index: new Map(names.map((name, at) => [name, at])),
    },
    partitions: {
      topic,
      leader: new Int32Array(length).fill(1),
      leaderEpoch: new Int32Array(length).fill(leaderEpoch),
      replicas: new Uint16Array(length).fill(1),
      inSync: new Uint16Array(length).fill(1),
      offline: new Uint16Array(length),
    },
    topicErrors: [],
  };
}
