import { arrayLength, type Cursor, int16, int32, topicName } from "./cursor.ts";

export interface AssignedTopic {
  readonly topic: string;
  readonly partitions: readonly number[];
}

/** Reads what the leader of a classic group assigned to a member; undefined when the bytes are not of that form. A member that was given nothing has none. */
export function readAssignment(assignment: Buffer): readonly AssignedTopic[] | undefined {
  if (assignment.length === 0) return [];
  const cursor: Cursor = { bytes: assignment, at: 0 };
  try {
    if (int16(cursor) < 0) return undefined;
    const topics: AssignedTopic[] = [];
    for (let count = arrayLength(cursor, false); count > 0; count--) {
      const topic = topicName(cursor, false);
      const partitions: number[] = [];
      for (let left = arrayLength(cursor, false); left > 0; left--) partitions.push(int32(cursor));
      topics.push({ topic, partitions });
    }
    return topics;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
