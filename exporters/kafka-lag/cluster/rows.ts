import type { ClusterMetadata, CommittedOffsets } from "../protocol/index.ts";

/** Where groups stand, one row per group and partition, in order of group and partition. */
export interface Rows {
  readonly length: number;
  readonly group: Uint32Array;
  readonly partition: Uint32Array;
  /** NaN: it had committed there, and where it stands now was not told. */
  readonly committed: Float64Array;
  /** The rows of group `g` are `first[g]` up to `first[g + 1]`. */
  readonly first: Uint32Array;
  /** Committed offsets for which there is no partition. */
  readonly dropped: number;
}

/** Topics in answers, as numbers: 0 and up are in the metadata at hand, below that are names that are not. */
export interface TopicNumbers {
  number(name: string): number | undefined;
  /** Name of the topic numbered −1, −2, … */
  readonly unknown: readonly string[];
}

export function topicNumbers(metadata: ClusterMetadata, wanted: (topic: string) => boolean): TopicNumbers {
  const unknown: string[] = [];
  const numbers = new Map<string, number | undefined>();
  return {
    unknown,
    number(name) {
      const index = metadata.topics.index.get(name);
      if (index !== undefined || numbers.has(name)) return index ?? numbers.get(name);
      const number = wanted(name) ? -unknown.push(name) : undefined;
      numbers.set(name, number);
      return number;
    },
  };
}

/** Whether the offsets name topics or partitions that these metadata do not have, other than those known to be gone. */
export function mentionsUnknown(
  offsets: CommittedOffsets,
  { unknown }: TopicNumbers,
  { topics }: ClusterMetadata,
  missing: ReadonlySet<string>,
): boolean {
  if (unknown.some((name) => !missing.has(name))) return true;
  for (let at = 0; at < offsets.topic.length; at++) {
    const topic = offsets.topic.column[at] as number;
    if (topic < 0) continue;
    const partitions = (topics.first[topic + 1] as number) - (topics.first[topic] as number);
    if ((offsets.partition.column[at] as number) >= partitions && !missing.has(topics.names[topic] as string))
      return true;
  }
  return false;
}

/** Sorts committed offsets into rows. `from` is what the topics' numbers are about, `to` what the rows are to be about. */
export function buildRows(
  offsets: CommittedOffsets,
  groups: number,
  { unknown }: TopicNumbers,
  from: ClusterMetadata,
  to: ClusterMetadata,
): Rows {
  const { index, first: firstPartition } = to.topics;
  const known = from === to ? undefined : from.topics.names.map((name) => index.get(name) ?? -1);
  const later = unknown.map((name) => index.get(name) ?? -1);
  const length = offsets.group.length;
  const place = new Int32Array(length).fill(-1);
  const count = new Uint32Array(groups + 1);
  for (let at = 0; at < length; at++) {
    const number = offsets.topic.column[at] as number;
    const topic =
      number < 0 ? (later[-number - 1] as number) : known === undefined ? number : (known[number] as number);
    if (topic < 0) continue;
    const partition = (firstPartition[topic] as number) + (offsets.partition.column[at] as number);
    if (partition >= (firstPartition[topic + 1] as number)) continue;
    place[at] = partition;
    const after = (offsets.group.column[at] as number) + 1;
    count[after] = (count[after] as number) + 1;
  }
  return sorted(offsets, place, starts(count));
}

function starts(count: Uint32Array): Uint32Array {
  for (let group = 1; group < count.length; group++)
    count[group] = (count[group] as number) + (count[group - 1] as number);
  return count;
}

function sorted(offsets: CommittedOffsets, place: Int32Array, starts: Uint32Array): Rows {
  const groups = starts.length - 1;
  const total = starts[groups] as number;
  // Which entry each group has for a partition: sorting partition numbers alone is several times faster than sorting pairs.
  const entries = new Uint32Array(total);
  const next = starts.slice();
  for (let at = 0; at < place.length; at++) {
    if ((place[at] as number) < 0) continue;
    const group = offsets.group.column[at] as number;
    entries[next[group] as number] = at;
    next[group] = (next[group] as number) + 1;
  }
  const partition = new Uint32Array(total);
  for (let at = 0; at < total; at++) partition[at] = place[entries[at] as number] as number;
  const latest = new Map<number, number>();
  const committed = new Float64Array(total);
  const group = new Uint32Array(total);
  const first = new Uint32Array(groups + 1);
  let length = 0;
  for (let at = 0; at < groups; at++) {
    const start = starts[at] as number;
    const end = starts[at + 1] as number;
    latest.clear();
    for (let entry = start; entry < end; entry++) {
      latest.set(partition[entry] as number, offsets.offset.column[entries[entry] as number] as number);
    }
    const mine = partition.subarray(start, end).sort();
    first[at] = length;
    let last = -1;
    for (const place of mine) {
      // Asked twice, because its coordinator moved: the later answer counts.
      if (place === last) continue;
      last = place;
      group[length] = at;
      committed[length] = latest.get(place) as number;
      partition[length++] = place;
    }
  }
  first[groups] = length;
  return { length, group, partition, committed, first, dropped: place.length - total };
}
