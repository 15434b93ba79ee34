/** What a partition's log answers to a search: an offset with the timestamp of its record. */
export interface Found {
  readonly offset: number;
  readonly timestamp: number;
}

/** A partition's log as ListOffsets shows it. */
export interface ScriptedLog {
  readonly start: number;
  readonly end: number;
  /** First offset of the oldest open transaction. @default end */
  readonly lastStable?: number;
  /** First record in the order of the log whose timestamp is at or after the given one. */
  find(timestamp: number): Found | undefined;
  /** The record with the greatest timestamp. */
  latest(): Found | undefined;
  /** The record at this offset, or the first one behind it: what a consumer at this offset reads next. */
  at(offset: number): Found | undefined;
}

export interface SteadyLog {
  readonly start?: number;
  readonly end: number;
  /** Timestamp of the record at offset 0. */
  readonly first: number;
  /** Milliseconds from one record to the next. */
  readonly every: number;
  readonly lastStable?: number;
}

/** A log without holes in which every record comes the same time after the one before: any size costs nothing. */
export function steadyLog(log: SteadyLog): ScriptedLog {
  const { start = 0, end, first, every } = log;
  const at = (offset: number): Found => ({ offset, timestamp: first + offset * every });
  return {
    start,
    end,
    lastStable: log.lastStable ?? end,
    find(timestamp) {
      const offset = Math.max(start, Math.ceil((timestamp - first) / every));
      return offset < end ? at(offset) : undefined;
    },
    latest: () => (end > start ? at(end - 1) : undefined),
    at: (offset) => (offset < end ? at(Math.max(start, offset)) : undefined),
  };
}

export interface RecordsLog {
  /** In the order of the log; offsets may have holes (compaction), timestamps may go back. */
  readonly records: readonly Found[];
  /** @default the first record's offset, else `end` */
  readonly start?: number;
  /** @default the last record's offset + 1 */
  readonly end?: number;
  readonly lastStable?: number;
}

/** A log of the given records, with the holes, markers and disorder they have. */
export function recordsLog(log: RecordsLog): ScriptedLog {
  const end = log.end ?? (log.records.at(-1)?.offset ?? -1) + 1;
  const start = log.start ?? log.records[0]?.offset ?? end;
  const records = log.records.filter(({ offset }) => offset >= start && offset < end);
  return {
    start,
    end,
    lastStable: log.lastStable ?? end,
    find: (timestamp) => records.find((record) => record.timestamp >= timestamp),
    latest: () =>
      records.reduce<Found | undefined>(
        (latest, record) => (latest === undefined || record.timestamp > latest.timestamp ? record : latest),
        undefined,
      ),
    at: (offset) => records.find((record) => record.offset >= offset),
  };
}
