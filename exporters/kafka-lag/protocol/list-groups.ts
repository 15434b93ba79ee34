import { arrayLength, type Cursor, int16, skip, skipTags, string } from "./cursor.ts";
import { putArrayLength, putTags, type RequestBody } from "./request-body.ts";

/** First version that tells a group's state (Kafka 2.6) and its type (Kafka 3.8). */
export const groupStateFrom = 4;
export const groupTypeFrom = 5;

export interface ListedGroup {
  readonly id: string;
  readonly protocolType: string;
  /** Empty when the broker does not say. */
  readonly state: string;
  /** `classic`, `consumer`, `share`, `streams`; empty when the broker does not say. */
  readonly type: string;
}

/** Asks for all groups of all states and types. */
export function writeListGroups(body: RequestBody, version: number): void {
  const compact = version >= 3;
  if (version >= groupStateFrom) putArrayLength(body, 0, compact);
  if (version >= groupTypeFrom) putArrayLength(body, 0, compact);
  putTags(body, compact);
}

/** Reads the groups that `wanted` lets through. */
export function readListGroups(
  cursor: Cursor,
  version: number,
  wanted: (group: string) => boolean,
): { readonly error: number; readonly groups: readonly ListedGroup[] } {
  const compact = version >= 3;
  if (version >= 1) skip(cursor, 4);
  const error = int16(cursor);
  const groups: ListedGroup[] = [];
  for (let count = arrayLength(cursor, compact); count > 0; count--) {
    const id = string(cursor, compact);
    const protocolType = string(cursor, compact);
    const state = version >= groupStateFrom ? string(cursor, compact) : "";
    const type = version >= groupTypeFrom ? string(cursor, compact).toLowerCase() : "";
    if (compact) skipTags(cursor);
    if (wanted(id)) groups.push({ id, protocolType, state, type });
  }
  if (compact) skipTags(cursor);
  return { error, groups };
}
