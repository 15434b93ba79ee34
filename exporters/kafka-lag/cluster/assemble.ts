import type { ClusterMetadata } from "../protocol/index.ts";
import type { ClusterReading, GroupReading } from "../reading/index.ts";
import type { FactStore } from "../search/index.ts";
import type { ReadOptions } from "./cluster.ts";
import { groupReading } from "./describe-reading.ts";
import type { Journal } from "./journal.ts";
import type { LagColumns } from "./lag.ts";
import type { Memory } from "./memory.ts";
import { ownership } from "./ownership.ts";
import type { AgesRead } from "./read-ages.ts";
import type { GroupsRead } from "./read-groups.ts";
import type { LogOffsets } from "./read-offsets.ts";
import type { Rows } from "./rows.ts";

/** Everything that one reading has brought together. */
export interface ReadingParts {
  readonly options: ReadOptions;
  readonly journal: Journal;
  readonly metadata: ClusterMetadata;
  readonly read: GroupsRead;
  readonly rows: Rows;
  readonly lags: LagColumns;
  readonly offsets: LogOffsets;
  readonly ages: AgesRead;
  readonly memory: Memory;
  readonly store: FactStore;
}

/** Puts the parts in the form they are handed on. */
export function assembleReading(parts: ReadingParts): ClusterReading {
  const { journal, metadata, read, rows, lags, offsets, ages, memory } = parts;
  const { topics, partitions } = metadata;
  const { owned, uncommitted } = ownership(rows, read.descriptions, read.committed, metadata);
  const flags = (test: (topic: string) => boolean) => Uint8Array.from(topics.names, (name) => (test(name) ? 1 : 0));
  return {
    asOfMs: read.asOfMs,
    clusterId: metadata.clusterId,
    controller: metadata.controller < 0 ? undefined : metadata.controller,
    brokers: metadata.brokers.map((broker) => ({ ...broker, answered: journal.answered(broker.id) })),
    failures: journal.failures,
    limitations: journal.limitations,
    groups: groupReadings(parts),
    leftOut: read.list.leftOut,
    topics: {
      names: topics.names,
      first: topics.first,
      internal: topics.internal,
      compacted: flags((name) => memory.policies.isCompacted(name)),
      transactional: flags((name) => memory.transactions.seenIn(name)),
    },
    partitions: {
      length: partitions.topic.length,
      topic: partitions.topic,
      leader: partitions.leader,
      replicas: partitions.replicas,
      inSync: partitions.inSync,
      offline: partitions.offline,
      logStart: offsets.start,
      logEnd: offsets.end,
      lastStable: offsets.stable,
    },
    rows: {
      length: rows.length,
      group: rows.group.subarray(0, rows.length),
      partition: rows.partition.subarray(0, rows.length),
      committed: rows.committed.subarray(0, rows.length),
      owned,
      lag: lags.lag,
      lost: lags.lost,
      beyondEnd: lags.beyondEnd,
      seconds: ages.ages.seconds,
      secondsError: ages.ages.secondsError,
      unknown: ages.ages.unknown,
      headroomSeconds: ages.ages.headroomSeconds,
      overdue: ages.overdue,
    },
    uncommitted,
    deletedTopicOffsets: rows.dropped,
    cost: {
      requests: journal.requests,
      bytesSent: journal.bytesSent,
      bytesReceived: journal.bytesReceived,
      searchRounds: ages.tally.rounds,
      searchProbes: ages.tally.probes,
      searchOpen: ages.tally.open,
      factsKept: parts.store.count(),
    },
  };
}

function groupReadings({ read, metadata, rows, options }: ReadingParts): GroupReading[] {
  const { descriptions, committed, anyGroups } = read;
  const { listedBy } = read.list;
  const facts = { descriptions, committed, listedBy, anyGroups, metadata, owners: options.owners ?? false };
  return read.list.groups.map((group) => {
    const firstRow = rows.first[group.index] as number;
    const rowCount = (rows.first[group.index + 1] as number) - firstRow;
    const reading = groupReading(group, facts);
    const hasCommitted = committed.known[group.index] === 1 && rowCount > 0;
    return { ...reading, found: reading.found ?? (hasCommitted ? true : undefined), firstRow, rowCount };
  });
}
