import type { ClusterMetadata } from "../protocol/index.ts";

/** The same topics with the leaders and replicas that newer metadata tell; partitions that are gone have no leader. */
export function withLeadersOf(metadata: ClusterMetadata, newer: ClusterMetadata): ClusterMetadata {
  if (metadata === newer) return metadata;
  const { topics } = metadata;
  const origin = partitionOrigins(newer, metadata);
  const pick = <Column extends Int32Array | Uint16Array>(from: Column, none: number, into: Column): Column => {
    origin.forEach((index, partition) => {
      into[partition] = index < 0 ? none : (from[index] as number);
    });
    return into;
  };
  const length = origin.length;
  const table = newer.partitions;
  return {
    ...newer,
    topics,
    partitions: {
      topic: metadata.partitions.topic,
      leader: pick(table.leader, -1, new Int32Array(length)),
      leaderEpoch: pick(table.leaderEpoch, -1, new Int32Array(length)),
      replicas: pick(table.replicas, 0, new Uint16Array(length)),
      inSync: pick(table.inSync, 0, new Uint16Array(length)),
      offline: pick(table.offline, 0, new Uint16Array(length)),
    },
  };
}

/** For each partition of `to`, its index in `from`; −1 where that has no such partition, or one of another topic by the same name. */
export function partitionOrigins(from: ClusterMetadata, to: ClusterMetadata): Int32Array {
  const origin = new Int32Array(to.partitions.topic.length).fill(-1);
  to.topics.names.forEach((name, topic) => {
    const before = from.topics.index.get(name);
    if (before === undefined || from.topics.ids[before] !== to.topics.ids[topic]) return;
    const start = from.topics.first[before] as number;
    const first = to.topics.first[topic] as number;
    const count = Math.min(
      (to.topics.first[topic + 1] as number) - first,
      (from.topics.first[before + 1] as number) - start,
    );
    for (let partition = 0; partition < count; partition++) origin[first + partition] = start + partition;
  });
  return origin;
}

/** As `partitionOrigins`, and −1 too where another leader has taken over since: it may have cut the log. */
export function unchangedPartitions(from: ClusterMetadata, to: ClusterMetadata): Int32Array {
  const origin = partitionOrigins(from, to);
  origin.forEach((index, partition) => {
    if (index >= 0 && from.partitions.leaderEpoch[index] !== to.partitions.leaderEpoch[partition])
      origin[partition] = -1;
  });
  return origin;
}
