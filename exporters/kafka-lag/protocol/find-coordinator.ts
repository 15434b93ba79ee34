import { arrayLength, type Cursor, int16, int32, skip, skipString, skipTags, string } from "./cursor.ts";
import { putArrayLength, putInt8, putString, putTags, type RequestBody } from "./request-body.ts";

/** First version that takes more than one group (Kafka 3.0). */
export const manyCoordinatorsFrom = 4;

export interface FoundCoordinator {
  readonly group: string;
  readonly node: number;
  readonly error: number;
}

/** Asks which broker looks after each group; before version 4 the list must hold exactly one. Creates `__consumer_offsets` where it is missing. */
export function writeFindCoordinator(body: RequestBody, version: number, groups: readonly string[]): void {
  const compact = version >= 3;
  if (version < manyCoordinatorsFrom) putString(body, groups[0] ?? "", compact);
  putInt8(body, 0);
  if (version >= manyCoordinatorsFrom) {
    putArrayLength(body, groups.length, compact);
    for (const group of groups) putString(body, group, compact);
  }
  putTags(body, compact);
}

export function readFindCoordinator(cursor: Cursor, version: number, asked: readonly string[]): FoundCoordinator[] {
  const compact = version >= 3;
  skip(cursor, 4);
  if (version < manyCoordinatorsFrom) {
    const error = int16(cursor);
    skipString(cursor, compact);
    const node = int32(cursor);
    skipString(cursor, compact);
    skip(cursor, 4);
    if (compact) skipTags(cursor);
    return [{ group: asked[0] ?? "", node, error }];
  }
  const found: FoundCoordinator[] = [];
  for (let count = arrayLength(cursor, compact); count > 0; count--) {
    const group = string(cursor, compact);
    const node = int32(cursor);
    skipString(cursor, compact);
    skip(cursor, 4);
    const error = int16(cursor);
    skipString(cursor, compact);
    skipTags(cursor);
    found.push({ group, node, error });
  }
  skipTags(cursor);
  return found;
}
