/** How much there is to read: each group owns whole topics, so that no partition belongs to two groups. */
export interface LagLoad {
  readonly topics: number;
  readonly partitionsPerTopic: number;
  readonly groups: number;
  readonly recordsPerPartition: number;
}

/** 10,000 partitions and as many committed offsets. */
export const realLoad: LagLoad = { topics: 1000, partitionsPerTopic: 10, groups: 200, recordsPerPartition: 300 };
/** 100,000 of both, for the scripted brokers. */
export const scriptedLoad: LagLoad = { topics: 1000, partitionsPerTopic: 100, groups: 200, recordsPerPartition: 300 };

/** Milliseconds over which the records of a partition are spread. */
export const spreadMs = 2 * 3_600_000;

export function topicName(index: number): string {
  return `bench-${String(index).padStart(5, "0")}`;
}

export function groupName(index: number): string {
  return `bench-group-${String(index).padStart(4, "0")}`;
}

/** Indexes of a group's topics. */
export function topicsOf({ topics, groups }: LagLoad, group: number): readonly number[] {
  const each = topics / groups;
  return Array.from({ length: each }, (_, index) => group * each + index);
}

/** Where a group stands: seven partitions in ten lag, by any number of records; `moves` commits were made since. */
export function committed({ recordsPerPartition }: LagLoad, topic: number, partition: number, moves: number): number {
  const any = (topic * 7919 + partition * 104_729) % 1000;
  if (any % 10 >= 7) return recordsPerPartition;
  return Math.min(recordsPerPartition, (any % Math.floor(recordsPerPartition * 0.7)) + 3 * moves);
}

/** Time of a record: steady, each partition at a phase of its own. */
export function timestampOf({ recordsPerPartition }: LagLoad, offset: number, phase: number, now: number): number {
  const every = spreadMs / recordsPerPartition;
  return Math.round(now - (recordsPerPartition - offset) * every + (phase % every));
}
