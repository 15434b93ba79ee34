import {
  arrayLength,
  boolean,
  type Cursor,
  int16,
  int32,
  skip,
  skipTags,
  string,
  topicId,
  topicName,
} from "./cursor.ts";
import {
  putArrayLength,
  putBoolean,
  putNoTopicId,
  putNullArray,
  putString,
  putTags,
  type RequestBody,
} from "./request-body.ts";

/** Brokers, topics and partitions of a cluster at one moment, in columns. */
export interface ClusterMetadata {
  readonly clusterId: string | undefined;
  /** −1: none elected. */
  readonly controller: number;
  readonly brokers: readonly BrokerAddress[];
  readonly topics: TopicTable;
  readonly partitions: PartitionTable;
  /** Topics that were asked for by name, or are listed, and cannot be described. */
  readonly topicErrors: readonly { readonly name: string; readonly error: number }[];
}

export interface BrokerAddress {
  readonly id: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | undefined;
}

/** Topics in order of name; the partitions of topic `i` are `first[i]` up to `first[i + 1]`. */
export interface TopicTable {
  readonly names: readonly string[];
  /** Sixteen characters each, all NUL before Kafka 2.8. Another id under the same name is another topic. */
  readonly ids: readonly string[];
  readonly internal: Uint8Array;
  readonly first: Uint32Array;
  /** Index of a topic by name. */
  readonly index: ReadonlyMap<string, number>;
}

export interface PartitionTable {
  readonly topic: Uint32Array;
  /** −1: none. */
  readonly leader: Int32Array;
  /** −1: not said, before Kafka 2.1. */
  readonly leaderEpoch: Int32Array;
  readonly replicas: Uint16Array;
  readonly inSync: Uint16Array;
  readonly offline: Uint16Array;
}

/** Asks for all topics, or for those named. Never creates one. */
export function writeMetadata(body: RequestBody, version: number, topics: readonly string[] | undefined): void {
  const compact = version >= 9;
  if (topics === undefined) putNullArray(body, compact);
  else {
    putArrayLength(body, topics.length, compact);
    for (const name of topics) {
      if (version >= 10) putNoTopicId(body);
      putString(body, name, compact);
      putTags(body, compact);
    }
  }
  putBoolean(body, false);
  if (version >= 8 && version <= 10) putBoolean(body, false);
  if (version >= 8) putBoolean(body, false);
  putTags(body, compact);
}

/** Reads the topics that `wanted` lets through, straight into columns. */
export function readMetadata(
  cursor: Cursor,
  version: number,
  wanted: (topic: string, internal: boolean) => boolean,
): ClusterMetadata {
  const compact = version >= 9;
  skip(cursor, 4);
  const brokers = readBrokers(cursor, compact);
  const clusterId = string(cursor, compact);
  const controller = int32(cursor);
  const topicErrors: { name: string; error: number }[] = [];
  const found: FoundTopic[] = [];
  for (let count = arrayLength(cursor, compact); count > 0; count--) {
    const error = int16(cursor);
    const name = topicName(cursor, compact);
    const id = version >= 10 ? topicId(cursor) : noTopicId;
    const internal = boolean(cursor);
    const at = cursor.at;
    const partitions = countPartitions(cursor, version, compact);
    if (version >= 8) skip(cursor, 4);
    if (compact) skipTags(cursor);
    if (!wanted(name, internal)) continue;
    if (partitions > 0) found.push({ name, id, internal, at, partitions });
    else topicErrors.push({ name, error });
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  const topics = topicTable(found);
  const partitions = partitionTable(topics);
  // A second pass over the same bytes, now that every topic's place is known.
  found.forEach(({ at }, topic) => {
    cursor.at = at;
    readPartitions(cursor, version, compact, topics.first[topic] as number, partitions);
  });
  return { clusterId: clusterId || undefined, controller, brokers, topics, partitions, topicErrors };
}

interface FoundTopic {
  readonly name: string;
  readonly id: string;
  readonly internal: boolean;
  /** Where its partitions begin in the answer. */
  readonly at: number;
  readonly partitions: number;
}

const noTopicId = "\0".repeat(16);

function readBrokers(cursor: Cursor, compact: boolean): BrokerAddress[] {
  const brokers: BrokerAddress[] = [];
  for (let count = arrayLength(cursor, compact); count > 0; count--) {
    const id = int32(cursor);
    const host = string(cursor, compact);
    const port = int32(cursor);
    const rack = string(cursor, compact) || undefined;
    if (compact) skipTags(cursor);
    brokers.push({ id, host, port, rack });
  }
  return brokers.sort((a, b) => a.id - b.id);
}

function countPartitions(cursor: Cursor, version: number, compact: boolean): number {
  let partitions = 0;
  for (let count = arrayLength(cursor, compact); count > 0; count--) {
    skip(cursor, 2);
    partitions = Math.max(partitions, int32(cursor) + 1);
    skip(cursor, version >= 7 ? 8 : 4);
    for (let lists = version >= 5 ? 3 : 2; lists > 0; lists--) skip(cursor, 4 * arrayLength(cursor, compact));
    if (compact) skipTags(cursor);
  }
  if (partitions > maxPartitions) throw new RangeError("a partition's number is out of range");
  return partitions;
}

/** Far more than a topic can have; keeps a damaged answer from asking for gigabytes. */
const maxPartitions = 1_000_000;

function readPartitions(
  cursor: Cursor,
  version: number,
  compact: boolean,
  first: number,
  partitions: PartitionTable,
): void {
  for (let count = arrayLength(cursor, compact); count > 0; count--) {
    skip(cursor, 2);
    const index = first + int32(cursor);
    partitions.leader[index] = int32(cursor);
    if (version >= 7) partitions.leaderEpoch[index] = int32(cursor);
    partitions.replicas[index] = skipIds(cursor, compact);
    partitions.inSync[index] = skipIds(cursor, compact);
    if (version >= 5) partitions.offline[index] = skipIds(cursor, compact);
    if (compact) skipTags(cursor);
  }
}

function skipIds(cursor: Cursor, compact: boolean): number {
  const count = arrayLength(cursor, compact);
  skip(cursor, 4 * count);
  return count;
}

function topicTable(found: readonly FoundTopic[]): TopicTable {
  const first = new Uint32Array(found.length + 1);
  found.forEach(({ partitions }, topic) => {
    first[topic + 1] = (first[topic] as number) + partitions;
  });
  return {
    names: found.map(({ name }) => name),
    ids: found.map(({ id }) => id),
    internal: Uint8Array.from(found, ({ internal }) => (internal ? 1 : 0)),
    first,
    index: new Map(found.map(({ name }, topic) => [name, topic])),
  };
}

function partitionTable(topics: TopicTable): PartitionTable {
  const length = topics.first[topics.names.length] as number;
  const topic = new Uint32Array(length);
  for (let at = 0; at < topics.names.length; at++) topic.fill(at, topics.first[at], topics.first[at + 1]);
  return {
    topic,
    leader: new Int32Array(length).fill(-1),
    leaderEpoch: new Int32Array(length).fill(-1),
    replicas: new Uint16Array(length),
    inSync: new Uint16Array(length),
    offline: new Uint16Array(length),
  };
}
