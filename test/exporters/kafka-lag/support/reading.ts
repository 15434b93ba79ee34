import {
  type CallFailure,
  type ClusterReading,
  type GroupReading,
  type UnknownReason,
  unknownReasons,
} from "../../../../exporters/kafka-lag/reading/index.ts";

/** A partition of a topic; what is left out is not known, a leader is there unless it is -1. */
export interface PartitionGiven {
  readonly start?: number;
  readonly end?: number;
  readonly lastStable?: number;
  readonly leader?: number;
  readonly replicas?: number;
  readonly inSync?: number;
}

/** What a group committed in a partition; the age is 0 when nothing is unread, otherwise unknown unless given. */
export interface RowGiven {
  readonly committed: number;
  readonly seconds?: number;
  readonly error?: number;
  readonly unknown?: UnknownReason;
  readonly headroom?: number;
  /** Per threshold of the reading. */
  readonly overdue?: readonly number[];
}

export interface GroupGiven extends Partial<Omit<GroupReading, "id">> {
  /** Per topic, entry `i` is partition `i`; a hole was never committed. */
  readonly committed?: Readonly<Record<string, readonly (RowGiven | undefined)[]>>;
  readonly uncommitted?: Readonly<Record<string, number>>;
}

export interface ReadingGiven {
  readonly asOfMs?: number;
  /** Node ids, or those that did not answer everything as `{id: false}`. @default [1] */
  readonly brokers?: readonly (number | { readonly id: number; readonly answered: boolean })[];
  readonly topics?: Readonly<Record<string, readonly PartitionGiven[]>>;
  readonly groups?: Readonly<Record<string, GroupGiven>>;
  readonly thresholds?: readonly number[];
  readonly failures?: readonly CallFailure[];
  readonly leftOut?: Readonly<Record<string, number>>;
  readonly deletedTopicOffsets?: number;
  readonly limitations?: ClusterReading["limitations"];
}

/** Puts a reading together as the core of the exporter does: columns, in its order. */
export function readingOf(given: ReadingGiven): ClusterReading {
  const { topics = {}, groups = {}, thresholds = [] } = given;
  const topicNames = Object.keys(topics).sort();
  const first = Uint32Array.from([...topicNames, ""].map((_, index) => countBefore(topicNames, topics, index)));
  const partitions = topicNames.flatMap((name, topic) => (topics[name] ?? []).map((one) => ({ ...one, topic })));
  const groupIds = Object.keys(groups).sort();
  const rows = groupIds.flatMap((id, group) =>
    topicNames.flatMap((topic, topicIndex) =>
      (groups[id]?.committed?.[topic] ?? []).flatMap((row, number) =>
        row === undefined ? [] : [toRow(row, group, (first[topicIndex] ?? 0) + number, partitions)],
      ),
    ),
  );
  const uncommitted = groupIds.flatMap((id, group) =>
    Object.entries(groups[id]?.uncommitted ?? {}).map(([topic, count]) => ({
      group,
      topic: topicNames.indexOf(topic),
      count,
    })),
  );
  const column = <T>(from: readonly T[], pick: (one: T) => number | undefined) =>
    Float64Array.from(from, (one) => pick(one) ?? Number.NaN);
  return {
    asOfMs: given.asOfMs ?? 1_760_000_000_000,
    clusterId: "test",
    controller: 1,
    brokers: (given.brokers ?? [1]).map((one) => {
      const { id, answered } = typeof one === "number" ? { id: one, answered: true } : one;
      return { id, answered, host: `broker-${id}`, port: 9092, rack: undefined };
    }),
    failures: given.failures ?? [],
    limitations: given.limitations ?? [],
    groups: groupIds.map((id, index) => toGroup(id, groups[id] ?? {}, rows, index)),
    leftOut: new Map(Object.entries(given.leftOut ?? {})),
    topics: {
      names: topicNames,
      first,
      compacted: new Uint8Array(topicNames.length),
      transactional: new Uint8Array(topicNames.length),
      internal: new Uint8Array(topicNames.length),
    },
    partitions: {
      length: partitions.length,
      topic: Uint32Array.from(partitions, ({ topic }) => topic),
      leader: Int32Array.from(partitions, ({ leader = 1 }) => leader),
      replicas: Uint16Array.from(partitions, ({ replicas = 1 }) => replicas),
      inSync: Uint16Array.from(partitions, ({ inSync = 1 }) => inSync),
      offline: new Uint16Array(partitions.length),
      logStart: column(partitions, ({ start }) => start),
      logEnd: column(partitions, ({ end }) => end),
      lastStable: column(partitions, ({ lastStable }) => lastStable),
    },
    rows: {
      length: rows.length,
      group: Uint32Array.from(rows, ({ group }) => group),
      partition: Uint32Array.from(rows, ({ partition }) => partition),
      committed: column(rows, ({ committed }) => committed),
      owned: new Uint8Array(rows.length).fill(1),
      lag: column(rows, ({ lag }) => lag),
      lost: column(rows, ({ lost }) => lost),
      beyondEnd: Uint8Array.from(rows, ({ beyondEnd }) => (beyondEnd ? 1 : 0)),
      seconds: column(rows, ({ seconds }) => seconds),
      secondsError: column(rows, ({ error, seconds }) => error ?? (Number.isNaN(seconds) ? Number.NaN : 0)),
      unknown: Uint8Array.from(rows, ({ unknown }) => unknownReasons.indexOf(unknown)),
      headroomSeconds: column(rows, ({ headroom }) => headroom),
      overdue: thresholds.map((thresholdSeconds, index) => ({
        thresholdSeconds,
        records: column(rows, ({ overdue, lag }) => overdue?.[index] ?? (lag === 0 ? 0 : undefined)),
      })),
    },
    uncommitted: {
      length: uncommitted.length,
      group: Uint32Array.from(uncommitted, ({ group }) => group),
      topic: Uint32Array.from(uncommitted, ({ topic }) => topic),
      count: Uint32Array.from(uncommitted, ({ count }) => count),
    },
    deletedTopicOffsets: given.deletedTopicOffsets ?? 0,
    cost: {
      requests: new Map([
        ["ListGroups", 2],
        ["ListOffsets", 6],
        ["OffsetFetch", 2],
      ]),
      bytesSent: 1200,
      bytesReceived: 3400,
      searchRounds: 2,
      searchProbes: 14,
      searchOpen: 0,
      factsKept: 40,
    },
  };
}

function countBefore(names: readonly string[], topics: NonNullable<ReadingGiven["topics"]>, index: number): number {
  return names.slice(0, index).reduce((sum, name) => sum + (topics[name]?.length ?? 0), 0);
}

function toRow(given: RowGiven, group: number, partition: number, partitions: readonly PartitionGiven[]) {
  const { start = Number.NaN, end = Number.NaN } = partitions[partition] ?? {};
  const { committed } = given;
  const lag = Math.max(0, end - Math.max(committed, start));
  const age =
    given.unknown === undefined && !Number.isNaN(lag) ? (given.seconds ?? (lag === 0 ? 0 : undefined)) : undefined;
  const unknown = given.unknown ?? (Number.isNaN(lag) ? "no_offsets" : age === undefined ? "searching" : "");
  const seconds = age ?? Number.NaN;
  const lost = Math.max(0, start - committed);
  return { ...given, group, partition, lag, lost, beyondEnd: committed > end, unknown, seconds } as const;
}

function toGroup(
  id: string,
  { committed: _, uncommitted: __, ...given }: GroupGiven,
  rows: readonly { group: number }[],
  index: number,
): GroupReading {
  const members = given.members ?? 2;
  return {
    id,
    type: "classic",
    state: members === 0 ? "Empty" : "Stable",
    protocolType: "consumer",
    members,
    idleMembers: 0,
    owned: undefined,
    coordinator: 1,
    named: false,
    found: true,
    committedKnown: true,
    error: undefined,
    ...given,
    firstRow: Math.max(
      0,
      rows.findIndex(({ group }) => group === index),
    ),
    rowCount: rows.filter(({ group }) => group === index).length,
  };
}
