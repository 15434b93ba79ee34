import { type AssignedTopic, readAssignment } from "./assignment.ts";
import { arrayLength, bytes, type Cursor, int16, skip, skipString, skipTags, string } from "./cursor.ts";
import { putArrayLength, putBoolean, putString, putTags, type RequestBody } from "./request-body.ts";

/** A group and its members, whichever protocol it speaks. */
export interface DescribedGroup {
  readonly id: string;
  readonly error: number;
  readonly state: string;
  readonly protocolType: string;
  readonly members: readonly DescribedMember[];
}

export interface DescribedMember {
  readonly clientId: string;
  readonly host: string;
  /** undefined: not in the consumer protocol's form, as with Kafka Connect. */
  readonly assigned: readonly AssignedTopic[] | undefined;
}

export function writeDescribeGroups(body: RequestBody, version: number, groups: readonly string[]): void {
  const compact = version >= 5;
  putArrayLength(body, groups.length, compact);
  for (const group of groups) putString(body, group, compact);
  if (version >= 3) putBoolean(body, false);
  putTags(body, compact);
}

/** Before version 6 a broker answers `Dead` without members for a group it does not know, and for one of the new protocol. */
export function readDescribeGroups(cursor: Cursor, version: number): DescribedGroup[] {
  const compact = version >= 5;
  const groups: DescribedGroup[] = [];
  if (version >= 1) skip(cursor, 4);
  for (let count = arrayLength(cursor, compact); count > 0; count--) {
    const error = int16(cursor);
    if (version >= 6) skipString(cursor, compact);
    const id = string(cursor, compact);
    const state = string(cursor, compact);
    const protocolType = string(cursor, compact);
    skipString(cursor, compact);
    const members: DescribedMember[] = [];
    for (let left = arrayLength(cursor, compact); left > 0; left--) {
      members.push(readMember(cursor, version, compact, protocolType));
    }
    if (version >= 3) skip(cursor, 4);
    if (compact) skipTags(cursor);
    groups.push({ id, error, state, protocolType, members });
  }
  if (compact) skipTags(cursor);
  return groups;
}

function readMember(cursor: Cursor, version: number, compact: boolean, protocolType: string): DescribedMember {
  skipString(cursor, compact);
  if (version >= 4) skipString(cursor, compact);
  const clientId = string(cursor, compact);
  const host = hostOf(string(cursor, compact));
  bytes(cursor, compact);
  const assignment = bytes(cursor, compact);
  if (compact) skipTags(cursor);
  return { clientId, host, assigned: protocolType === "consumer" ? readAssignment(assignment) : undefined };
}

/** Brokers write `/10.0.0.1`, or `name/10.0.0.1` where they have looked the name up. */
export function hostOf(text: string): string {
  return text.startsWith("/") ? text.slice(1) : text;
}
