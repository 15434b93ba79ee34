import type { AssignedTopic } from "./assignment.ts";
import { arrayLength, type Cursor, int16, int32, skip, skipString, skipTags, string, topicName } from "./cursor.ts";
import { type DescribedGroup, type DescribedMember, hostOf } from "./describe-groups.ts";
import { putArrayLength, putBoolean, putString, putTags, type RequestBody } from "./request-body.ts";

/** Asks for groups of KIP-848's protocol (call ConsumerGroupDescribe); for others the broker answers GROUP_ID_NOT_FOUND. */
export function writeConsumerGroupDescribe(body: RequestBody, groups: readonly string[]): void {
  putArrayLength(body, groups.length, true);
  for (const group of groups) putString(body, group, true);
  putBoolean(body, false);
  putTags(body, true);
}

export function readConsumerGroupDescribe(cursor: Cursor, version: number): DescribedGroup[] {
  const groups: DescribedGroup[] = [];
  skip(cursor, 4);
  for (let count = arrayLength(cursor, true); count > 0; count--) {
    const error = int16(cursor);
    skipString(cursor, true);
    const id = string(cursor, true);
    const state = string(cursor, true);
    skip(cursor, 8);
    skipString(cursor, true);
    const members: DescribedMember[] = [];
    for (let left = arrayLength(cursor, true); left > 0; left--) members.push(readMember(cursor, version));
    skip(cursor, 4);
    skipTags(cursor);
    groups.push({ id, error, state, protocolType: "consumer", members });
  }
  skipTags(cursor);
  return groups;
}

function readMember(cursor: Cursor, version: number): DescribedMember {
  for (let strings = 3; strings > 0; strings--) skipString(cursor, true);
  skip(cursor, 4);
  const clientId = string(cursor, true);
  const host = hostOf(string(cursor, true));
  for (let names = arrayLength(cursor, true); names > 0; names--) skipString(cursor, true);
  skipString(cursor, true);
  const assigned = readTopics(cursor);
  // The assignment that the member is moving towards says nothing about who reads now.
  readTopics(cursor);
  if (version >= 1) skip(cursor, 1);
  skipTags(cursor);
  return { clientId, host, assigned };
}

function readTopics(cursor: Cursor): AssignedTopic[] {
  const topics: AssignedTopic[] = [];
  for (let count = arrayLength(cursor, true); count > 0; count--) {
    skip(cursor, 16);
    const topic = topicName(cursor, true);
    const partitions: number[] = [];
    for (let left = arrayLength(cursor, true); left > 0; left--) partitions.push(int32(cursor));
    skipTags(cursor);
    topics.push({ topic, partitions });
  }
  skipTags(cursor);
  return topics;
}
