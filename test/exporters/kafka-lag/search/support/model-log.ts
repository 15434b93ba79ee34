/** A log as a broker sees it: what ListOffsets would answer, and the truth to compare with. */
export interface ModelLog {
  readonly start: number;
  readonly end: number;
  /** First record in log order that is dated `time` or later; offset −1 when there is none. */
  find(time: number): Answer;
  /** The record with the newest time. */
  newest(): Answer;
  /** Newest time among the records up to an offset; −1 when there is none with a time. */
  newestUpTo(offset: number): number;
  /** Time of the first record at or after an offset; undefined when there is none. */
  timeOfNext(offset: number): number | undefined;
  /** Whether there is a record at this offset. */
  has(offset: number): boolean;
}

export interface Answer {
  readonly offset: number;
  readonly timestamp: number;
}

export interface ModelRecord {
  readonly offset: number;
  readonly time: number;
}

/** A log of records in order of offset; `end` is the offset after the last one unless given. */
export function modelLog(records: readonly ModelRecord[], bounds: { start?: number; end?: number } = {}): ModelLog {
  const start = bounds.start ?? records[0]?.offset ?? 0;
  const end = bounds.end ?? (records.at(-1)?.offset ?? start - 1) + 1;
  const rising: ModelRecord[] = [];
  for (const record of records) if (record.time > (rising.at(-1)?.time ?? -1)) rising.push(record);
  const last = rising.at(-1);
  return {
    start,
    end,
    find(time) {
      const at = firstIndex(rising, ({ time: t }) => t >= Math.max(0, time));
      const found = rising[at];
      return found === undefined ? { offset: -1, timestamp: -1 } : { offset: found.offset, timestamp: found.time };
    },
    newest: () => (last === undefined ? { offset: -1, timestamp: -1 } : { offset: last.offset, timestamp: last.time }),
    newestUpTo: (offset) => rising[firstIndex(rising, (record) => record.offset > offset) - 1]?.time ?? -1,
    timeOfNext: (offset) => records[firstIndex(records, (record) => record.offset >= offset)]?.time,
    has: (offset) => records[firstIndex(records, (record) => record.offset >= offset)]?.offset === offset,
  };
}

/** A log whose record number `n` is dated `times[n]`. */
export function timedLog(times: readonly number[], first = 0): ModelLog {
  return modelLog(times.map((time, index) => ({ offset: first + index, time })));
}

function firstIndex<T>(sorted: readonly T[], test: (entry: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(sorted[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
