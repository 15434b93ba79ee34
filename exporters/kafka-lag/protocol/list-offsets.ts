import { arrayLength, type Cursor, int16, int32, int64, skip, skipTags, topicName } from "./cursor.ts";
import type { ClusterMetadata } from "./metadata.ts";
import { putArrayLength, putInt8, putInt32, putInt64, putString, putTags, type RequestBody } from "./request-body.ts";

/** Times with a meaning of their own. Version 7 (Kafka 3.0) is the first that knows the last one. */
export const specialTimes = { end: -1, start: -2, newestTimestamp: -3 } as const;

/** First version in which a broker knows `specialTimes.newestTimestamp`. */
export const newestTimestampFrom = 7;

/** Which partitions to ask, each once, and for which time. */
export interface OffsetsQuestion {
  /** Indexes of partitions in the metadata, ascending: a topic's partitions stand together. */
  readonly partitions: Uint32Array;
  /** One time for all, or one per partition. */
  readonly time: number | Float64Array;
  /** 0 asks for records up to the high watermark, 1 up to the last stable offset. */
  readonly isolation: 0 | 1;
}

/** Answers, in the order the broker gave them. An offset of −1 says: no such record. */
export interface OffsetsAnswer {
  readonly length: number;
  readonly partition: Uint32Array;
  readonly error: Int16Array;
  readonly timestamp: Float64Array;
  readonly offset: Float64Array;
}

export function writeListOffsets(
  body: RequestBody,
  version: number,
  { topics, partitions: table }: ClusterMetadata,
  { partitions, time, isolation }: OffsetsQuestion,
): void {
  const compact = version >= 6;
  putInt32(body, -1);
  if (version >= 2) putInt8(body, isolation);
  putArrayLength(body, countTopics(partitions, table.topic), compact);
  for (let at = 0; at < partitions.length; ) {
    const topic = table.topic[partitions[at] as number] as number;
    let end = at + 1;
    while (end < partitions.length && table.topic[partitions[end] as number] === topic) end++;
    putString(body, topics.names[topic] as string, compact);
    putArrayLength(body, end - at, compact);
    for (; at < end; at++) {
      const partition = partitions[at] as number;
      putInt32(body, partition - (topics.first[topic] as number));
      // The epoch we know: a broker that leads by another one says so, rather than answer for another log.
      if (version >= 4) putInt32(body, table.leaderEpoch[partition] as number);
      putInt64(body, typeof time === "number" ? time : (time[at] as number));
      putTags(body, compact);
    }
    putTags(body, compact);
  }
  putTags(body, compact);
}

/** Reads at most as many answers as were asked; partitions that the metadata do not have are passed over. */
export function readListOffsets(
  cursor: Cursor,
  version: number,
  { topics }: ClusterMetadata,
  asked: number,
): OffsetsAnswer {
  const compact = version >= 6;
  const partition = new Uint32Array(asked);
  const error = new Int16Array(asked);
  const timestamp = new Float64Array(asked);
  const offset = new Float64Array(asked);
  let length = 0;
  if (version >= 2) skip(cursor, 4);
  for (let count = arrayLength(cursor, compact); count > 0; count--) {
    const topic = topics.index.get(topicName(cursor, compact));
    const first = topic === undefined ? 0 : (topics.first[topic] as number);
    const last = topic === undefined ? 0 : (topics.first[topic + 1] as number);
    for (let left = arrayLength(cursor, compact); left > 0; left--) {
      const index = first + int32(cursor);
      error[length] = int16(cursor);
      timestamp[length] = int64(cursor);
      offset[length] = int64(cursor);
      if (version >= 4) skip(cursor, 4);
      if (compact) skipTags(cursor);
      if (index < first || index >= last || length >= asked) continue;
      partition[length++] = index;
    }
    if (compact) skipTags(cursor);
  }
  if (compact) skipTags(cursor);
  return { length, partition, error, timestamp, offset };
}

function countTopics(partitions: Uint32Array, topicOf: Uint32Array): number {
  let topics = 0;
  let last = -1;
  for (const partition of partitions) {
    const topic = topicOf[partition] as number;
    if (topic !== last) topics++;
    last = topic;
  }
  return topics;
}
