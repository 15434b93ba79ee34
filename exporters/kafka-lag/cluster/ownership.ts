import type { ClusterMetadata } from "../protocol/index.ts";
import type { UncommittedColumns } from "../reading/index.ts";
import type { Descriptions } from "./describe-groups.ts";
import { assignedPartitions } from "./describe-reading.ts";
import type { Committed } from "./fetch-committed.ts";
import type { Rows } from "./rows.ts";

export interface Ownership {
  /** By row: 1 when a member has the partition assigned. */
  readonly owned: Uint8Array;
  readonly uncommitted: UncommittedColumns;
}

/** Compares what members have assigned with where their groups committed. Groups whose commits were not answered have nothing uncommitted. */
export function ownership(
  rows: Rows,
  descriptions: Descriptions,
  { known }: Committed,
  metadata: ClusterMetadata,
): Ownership {
  const owned = new Uint8Array(rows.length);
  const counts: { group: number; topic: number; count: number }[] = [];
  /** Row of each partition, for the group at hand; one more, so that 0 is none. */
  const rowOf = new Uint32Array(metadata.partitions.topic.length);
  for (const [group, { members }] of [...descriptions.groups].sort(([a], [b]) => a - b)) {
    const first = rows.first[group] as number;
    const last = rows.first[group + 1] as number;
    for (let row = first; row < last; row++) rowOf[rows.partition[row] as number] = row + 1;
    const missing = new Map<number, number>();
    for (const member of members) {
      for (const partition of assignedPartitions(member, metadata) ?? []) {
        const row = rowOf[partition] as number;
        if (row > 0) owned[row - 1] = 1;
        else {
          const topic = metadata.partitions.topic[partition] as number;
          missing.set(topic, (missing.get(topic) ?? 0) + 1);
        }
      }
    }
    for (let row = first; row < last; row++) rowOf[rows.partition[row] as number] = 0;
    if (known[group] !== 1) continue;
    for (const [topic, count] of [...missing].sort(([a], [b]) => a - b)) counts.push({ group, topic, count });
  }
  return {
    owned,
    uncommitted: {
      length: counts.length,
      group: Uint32Array.from(counts, ({ group }) => group),
      topic: Uint32Array.from(counts, ({ topic }) => topic),
      count: Uint32Array.from(counts, ({ count }) => count),
    },
  };
}
