import {
  arrayLength,
  type Cursor,
  int16,
  int32,
  int64,
  skip,
  skipString,
  skipTags,
  string,
  topicName,
} from "./cursor.ts";
import { type Growing, growing, push } from "./growing.ts";
import {
  putArrayLength,
  putBoolean,
  putInt32,
  putNullArray,
  putNullString,
  putString,
  putTags,
  type RequestBody,
} from "./request-body.ts";

/** First version that takes more than one group (Kafka 3.0). */
export const manyGroupsFrom = 8;

/** Committed offsets as they arrive, one entry for each partition in which one of the groups has committed. */
export interface CommittedOffsets {
  /** As numbered by `group`. */
  readonly group: Growing<Uint32Array>;
  /** As numbered by `topic`. */
  readonly topic: Growing<Int32Array>;
  readonly partition: Growing<Int32Array>;
  readonly offset: Growing<Float64Array>;
}

export function committedOffsets(): CommittedOffsets {
  return {
    group: growing(Uint32Array),
    topic: growing(Int32Array),
    partition: growing(Int32Array),
    offset: growing(Float64Array),
  };
}

/** Asks for everything the groups have committed; before version 8 the list must hold exactly one. */
export function writeOffsetFetch(body: RequestBody, version: number, groups: readonly string[]): void {
  const compact = version >= 6;
  if (version >= manyGroupsFrom) putArrayLength(body, groups.length, compact);
  for (const group of groups) {
    putString(body, group, compact);
    if (version >= 9) {
      putNullString(body, compact);
      putInt32(body, -1);
    }
    putNullArray(body, compact);
    if (version >= manyGroupsFrom) putTags(body, compact);
  }
  // Not "stable only": an offset that a transaction is about to move is still where the group stands.
  if (version >= 7) putBoolean(body, false);
  putTags(body, compact);
}

/** How names in the answer become numbers. */
export interface Numbering {
  group(id: string): number | undefined;
  /** undefined: the topic is not wanted. */
  topic(name: string): number | undefined;
}

/**
 * Appends what the groups have committed to `into`. Returns the error code of each group that has none to show, and of
 * partitions how many were refused.
 */
export function readOffsetFetch(
  cursor: Cursor,
  version: number,
  asked: readonly string[],
  numbering: Numbering,
  into: CommittedOffsets,
): { readonly groupErrors: ReadonlyMap<string, number>; readonly partitionErrors: ReadonlyMap<number, number> } {
  const compact = version >= 6;
  const groupErrors = new Map<string, number>();
  const partitionErrors = new Map<number, number>();
  const readOne = (id: string) => {
    const group = numbering.group(id);
    for (let count = arrayLength(cursor, compact); count > 0; count--) {
      const topic = numbering.topic(topicName(cursor, compact));
      for (let left = arrayLength(cursor, compact); left > 0; left--) {
        const partition = int32(cursor);
        const offset = int64(cursor);
        if (version >= 5) skip(cursor, 4);
        skipString(cursor, compact);
        const error = int16(cursor);
        if (compact) skipTags(cursor);
        if (topic === undefined || group === undefined) continue;
        if (error !== 0) partitionErrors.set(error, (partitionErrors.get(error) ?? 0) + 1);
        else if (offset >= 0) add(into, group, topic, partition, offset);
      }
      if (compact) skipTags(cursor);
    }
    const error = int16(cursor);
    if (error !== 0) groupErrors.set(id, error);
  };
  if (version >= 3) skip(cursor, 4);
  if (version < manyGroupsFrom) readOne(asked[0] ?? "");
  else {
    for (let count = arrayLength(cursor, compact); count > 0; count--) {
      readOne(string(cursor, compact));
      if (compact) skipTags(cursor);
    }
  }
  if (compact) skipTags(cursor);
  return { groupErrors, partitionErrors };
}

function add(into: CommittedOffsets, group: number, topic: number, partition: number, offset: number): void {
  push(into.group, group);
  push(into.topic, topic);
  push(into.partition, partition);
  push(into.offset, offset);
}
