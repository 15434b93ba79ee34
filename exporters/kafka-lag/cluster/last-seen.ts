import { type ClusterMetadata, type ListedGroup, push } from "../protocol/index.ts";
import type { GroupReading } from "../reading/index.ts";
import type { Committed } from "./fetch-committed.ts";
import { partitionOrigins } from "./leaders.ts";
import type { SelectedGroup } from "./list-groups.ts";
import type { Rows } from "./rows.ts";

/**
 * Which groups there were in the reading before, and where they had committed: what is not known of them now is shown as unknown,
 * instead of not at all. No number is carried over.
 */
export interface LastSeen {
  readonly groups: ReadonlyMap<string, ListedGroup>;
  /** Adds what groups whose coordinator told nothing had committed in, with an offset of NaN. `metadata` is what topics' numbers are about. */
  carry(groups: readonly SelectedGroup[], committed: Committed, metadata: ClusterMetadata): void;
  /** Takes a reading over; `readings` are of the same groups. */
  note(
    groups: readonly SelectedGroup[],
    readings: readonly Pick<GroupReading, "found">[],
    rows: Rows,
    metadata: ClusterMetadata,
  ): void;
}

export function lastSeen(): LastSeen {
  let groups: ReadonlyMap<string, ListedGroup> = new Map();
  let held:
    | { readonly index: ReadonlyMap<string, number>; readonly rows: Rows; readonly metadata: ClusterMetadata }
    | undefined;
  return {
    get groups() {
      return groups;
    },
    carry(selected, { offsets, known }, metadata) {
      const silent = selected.filter(({ index, id }) => known[index] !== 1 && held?.index.has(id));
      if (held === undefined || silent.length === 0) return;
      const { index, rows, metadata: before } = held;
      const { topics, partitions } = metadata;
      const now = partitionOrigins(metadata, before);
      for (const group of silent) {
        const at = index.get(group.id) as number;
        for (let row = rows.first[at] as number; row < (rows.first[at + 1] as number); row++) {
          const partition = now[rows.partition[row] as number] as number;
          if (partition < 0) continue;
          const topic = partitions.topic[partition] as number;
          push(offsets.group, group.index);
          push(offsets.topic, topic);
          push(offsets.partition, partition - (topics.first[topic] as number));
          push(offsets.offset, Number.NaN);
        }
      }
    },
    note(selected, readings, rows, metadata) {
      const there = selected.filter((_, at) => readings[at]?.found !== false);
      groups = new Map(
        there.flatMap(({ id, listed, remembered }) => {
          const told = listed ?? remembered;
          return told === undefined ? [] : [[id, told] as const];
        }),
      );
      held = { index: new Map(there.map(({ id, index }) => [id, index])), rows, metadata };
    },
  };
}
