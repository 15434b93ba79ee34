import type { CallFailure, Limitation } from "./failure.ts";
import type { GroupReading } from "./group.ts";

/**
 * What one collection learned of one cluster, in columns: row `i` is entry `i` of every array, and no row has an object.
 * In a column of doubles NaN means "not known"; no number is carried over from an earlier reading.
 */
export interface ClusterReading {
  /** Wall clock, in ms, just before the committed offsets were asked; every age in this reading is as of then. */
  readonly asOfMs: number;
  readonly clusterId: string | undefined;
  /** Node id of the controller (on KRaft clusters a broker of the broker's choice). */
  readonly controller: number | undefined;
  /** In order of node id: those in the cluster's metadata. A broker that is down is missing there after a while. */
  readonly brokers: readonly BrokerReading[];
  /** What was asked and not answered, per broker and call; empty when all is known. */
  readonly failures: readonly CallFailure[];
  /** What these brokers cannot say because of their age or our rights. */
  readonly limitations: readonly Limitation[];
  /**
   * In order of id, each once; also the groups that the settings name and the cluster does not know, and those that were there in the
   * reading before and of which nobody could say that they are gone.
   */
  readonly groups: readonly GroupReading[];
  /** Groups of a kind that commits no offsets this way and is left out: how many per kind (`share`, `streams`). */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly topics: TopicColumns;
  readonly partitions: PartitionColumns;
  readonly rows: RowColumns;
  readonly uncommitted: UncommittedColumns;
  /** Committed offsets of topics that no longer exist; the broker keeps them until they expire. They have no row. */
  readonly deletedTopicOffsets: number;
  readonly cost: ReadingCost;
}

export interface BrokerReading {
  readonly id: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | undefined;
  /** Whether it answered everything it was asked; undefined when there was nothing to ask. */
  readonly answered: boolean | undefined;
}

/** Topics that pass the filter, in order of name. */
export interface TopicColumns {
  readonly names: readonly string[];
  /** The partitions of topic `i` are `first[i]` up to, not including, `first[i + 1]`; one entry more than there are topics. */
  readonly first: Uint32Array;
  /** 1: `cleanup.policy` contains `compact`; 0: it does not, or could not be asked. */
  readonly compacted: Uint8Array;
  /** 1: a transaction was seen in it since the program started. */
  readonly transactional: Uint8Array;
  /** 1: one of the brokers' own (`__consumer_offsets`). */
  readonly internal: Uint8Array;
}

/** One entry for each partition of each topic; its number within the topic is its index less `topics.first`. */
export interface PartitionColumns {
  readonly length: number;
  /** Index into `topics`. */
  readonly topic: Uint32Array;
  /** Node id; −1 when the partition has no leader. */
  readonly leader: Int32Array;
  readonly replicas: Uint16Array;
  readonly inSync: Uint16Array;
  readonly offline: Uint16Array;
  /** First offset that can still be read. NaN when not known or not asked. */
  readonly logStart: Float64Array;
  /** Offset of the next record to be replicated everywhere (high watermark). NaN when not known or not asked. */
  readonly logEnd: Float64Array;
  /** Where a reader of committed transactions stops; at most `logEnd`. NaN when not known or not asked. */
  readonly lastStable: Float64Array;
}

/**
 * One entry for each partition in which a group has committed, in order of group, topic and partition. Where a group's coordinator did not
 * answer, those in which it had committed before.
 */
export interface RowColumns {
  readonly length: number;
  /** Index into `groups`. */
  readonly group: Uint32Array;
  /** Index into `partitions`. */
  readonly partition: Uint32Array;
  /** NaN when not known. */
  readonly committed: Float64Array;
  /** 1: a member has it assigned. Never set for groups whose assignment cannot be read. */
  readonly owned: Uint8Array;
  /** Records that are there to be read: max(0, end − max(committed, start)). NaN when start, end or committed offset is not known. */
  readonly lag: Float64Array;
  /** Records deleted before they were read: max(0, start − committed). */
  readonly lost: Float64Array;
  /** 1: committed past the log's end: the log was cut or made anew under the group. */
  readonly beyondEnd: Uint8Array;
  /** Age of the oldest unread record, in seconds, never negative, 0 when nothing is unread. NaN: see `unknown`. */
  readonly seconds: Float64Array;
  /** How far `seconds` may be off, in seconds. */
  readonly secondsError: Float64Array;
  /** Why `seconds` is not known: index into `unknownReasons`; 0 when it is. */
  readonly unknown: Uint8Array;
  /** Age of the log's first record less that of the oldest unread one, in seconds; NaN when nothing is unread or not known. */
  readonly headroomSeconds: Float64Array;
  /** Unread records older than each threshold that was asked for, in the order asked. NaN when not known. */
  readonly overdue: readonly { readonly thresholdSeconds: number; readonly records: Float64Array }[];
}

/** Partitions that a member has assigned and in which the group never committed, counted per group and topic. */
export interface UncommittedColumns {
  readonly length: number;
  readonly group: Uint32Array;
  readonly topic: Uint32Array;
  readonly count: Uint32Array;
}

/** Why the age of the oldest unread record is not known; index 0 stands for "it is known". */
export const unknownReasons = [
  "",
  /** Seconds were not asked for. */
  "not_asked",
  /** Where the group stands was not told: its coordinator is down, moving, or it refused. */
  "no_coordinator",
  /** Start or end of the log is not known: no leader, broker down, or it refused. */
  "no_offsets",
  /** The search has no lower bound yet; it goes on at the next collection. */
  "searching",
  /** The newest record up to there is dated in the future: ages cannot be told from it. */
  "future_record",
  /** What is unread looks like the end mark of a transaction, which no consumer ever reads. */
  "transaction_marker",
  /** Records without a timestamp (message format before 0.10). */
  "no_timestamp",
  /** The broker cannot look up offsets by time, or refused to. */
  "not_supported",
  /** Committed past the log's end. */
  "beyond_end",
] as const;

export type UnknownReason = Exclude<(typeof unknownReasons)[number], "">;

/** What the reading cost, and how far the search got. */
export interface ReadingCost {
  /** Requests per call, by its name in the protocol. */
  readonly requests: ReadonlyMap<string, number>;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly searchRounds: number;
  readonly searchProbes: number;
  /** Rows whose age is known, but not yet within the tolerance. */
  readonly searchOpen: number;
  /** Remembered (time, offset) facts, all partitions together. */
  readonly factsKept: number;
}
