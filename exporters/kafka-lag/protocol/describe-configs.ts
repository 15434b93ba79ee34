import { arrayLength, type Cursor, int16, skip, skipString, skipTags, string, topicName } from "./cursor.ts";
import { putArrayLength, putBoolean, putInt8, putString, putTags, type RequestBody } from "./request-body.ts";

const topicResource = 2;

/** Asks for the cleanup policy of topics, in force for each, whoever set it. Needs the right DescribeConfigs. */
export function writeCleanupPolicies(body: RequestBody, version: number, topics: readonly string[]): void {
  const compact = version >= 4;
  putArrayLength(body, topics.length, compact);
  for (const topic of topics) {
    putInt8(body, topicResource);
    putString(body, topic, compact);
    putArrayLength(body, 1, compact);
    putString(body, "cleanup.policy", compact);
    putTags(body, compact);
  }
  putBoolean(body, false);
  if (version >= 3) putBoolean(body, false);
  putTags(body, compact);
}

export interface CleanupPolicy {
  readonly topic: string;
  readonly error: number;
  /** `delete`, `compact`, or both with a comma. */
  readonly policy: string;
}

export function readCleanupPolicies(cursor: Cursor, version: number): CleanupPolicy[] {
  const compact = version >= 4;
  skip(cursor, 4);
  const policies: CleanupPolicy[] = [];
  for (let count = arrayLength(cursor, compact); count > 0; count--) {
    const error = int16(cursor);
    skipString(cursor, compact);
    skip(cursor, 1);
    const topic = topicName(cursor, compact);
    let policy = "";
    for (let left = arrayLength(cursor, compact); left > 0; left--) {
      const name = string(cursor, compact);
      const value = string(cursor, compact);
      if (name === "cleanup.policy") policy = value;
      skip(cursor, 3);
      skipSynonyms(cursor, compact);
      if (version >= 3) {
        skip(cursor, 1);
        skipString(cursor, compact);
      }
      if (compact) skipTags(cursor);
    }
    if (compact) skipTags(cursor);
    policies.push({ topic, error, policy });
  }
  if (compact) skipTags(cursor);
  return policies;
}

function skipSynonyms(cursor: Cursor, compact: boolean): void {
  for (let count = arrayLength(cursor, compact); count > 0; count--) {
    skipString(cursor, compact);
    skipString(cursor, compact);
    skip(cursor, 1);
    if (compact) skipTags(cursor);
  }
}
