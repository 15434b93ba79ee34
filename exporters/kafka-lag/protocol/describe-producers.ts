import { arrayLength, type Cursor, int16, int32, int64, skip, skipString, skipTags, topicName } from "./cursor.ts";
import type { ClusterMetadata } from "./metadata.ts";
import { putArrayLength, putInt32, putString, putTags, type RequestBody } from "./request-body.ts";

/** What a partition's producers say of its last write. */
export interface PartitionProducers {
  readonly partition: number;
  readonly error: number;
  /** Time of the newest end mark that a transaction wrote here and nothing of the same producer followed; −1 when there is none. */
  readonly lastMarker: number;
  readonly openTransaction: boolean;
}

/** Asks who writes to each partition. Needs the right Read on the topic. */
export function writeDescribeProducers(
  body: RequestBody,
  { topics, partitions: table }: ClusterMetadata,
  partitions: readonly number[],
): void {
  const byTopic = Map.groupBy(partitions, (partition) => table.topic[partition] as number);
  putArrayLength(body, byTopic.size, true);
  for (const [topic, members] of byTopic) {
    putString(body, topics.names[topic] as string, true);
    putArrayLength(body, members.length, true);
    for (const partition of members) putInt32(body, partition - (topics.first[topic] as number));
    putTags(body, true);
  }
  putTags(body, true);
}

export function readDescribeProducers(cursor: Cursor, { topics }: ClusterMetadata): PartitionProducers[] {
  const found: PartitionProducers[] = [];
  skip(cursor, 4);
  for (let count = arrayLength(cursor, true); count > 0; count--) {
    const topic = topics.index.get(topicName(cursor, true));
    for (let left = arrayLength(cursor, true); left > 0; left--) {
      const index = int32(cursor);
      const error = int16(cursor);
      skipString(cursor, true);
      const producers = readProducers(cursor);
      skipTags(cursor);
      if (topic !== undefined) found.push({ partition: (topics.first[topic] as number) + index, error, ...producers });
    }
    skipTags(cursor);
  }
  skipTags(cursor);
  return found;
}

function readProducers(cursor: Cursor): { lastMarker: number; openTransaction: boolean } {
  let lastMarker = -1;
  let openTransaction = false;
  for (let count = arrayLength(cursor, true); count > 0; count--) {
    skip(cursor, 8 + 4 + 4);
    const lastTimestamp = int64(cursor);
    const coordinatorEpoch = int32(cursor);
    const transactionStart = int64(cursor);
    skipTags(cursor);
    if (transactionStart >= 0) openTransaction = true;
    // Only a transaction's end mark sets the epoch; a later record of the same producer would have opened another one.
    else if (coordinatorEpoch >= 0) lastMarker = Math.max(lastMarker, lastTimestamp);
  }
  return { lastMarker, openTransaction };
}
