import { overdueRecords, provenOverdueNone } from "../search/index.ts";
import type { AgeColumns } from "./ages.ts";
import type { LagColumns } from "./lag.ts";
import { byLeader, type LogOffsets, offsetsQuestion } from "./read-offsets.ts";
import type { AgeSearch, Unread } from "./search-ages.ts";

/**
 * Counts unread records older than a threshold, from the first offset that is not: one request per leader, and only for partitions where
 * the facts do not show that there are none. NaN where the age is not known either.
 */
export async function countOverdue(
  { part, metadata, brokers, store, demands, signal }: AgeSearch,
  thresholdSeconds: number,
  unread: Unread,
  { lag, position }: LagColumns,
  { end }: LogOffsets,
  ages: AgeColumns,
): Promise<Float64Array> {
  const records = Float64Array.from(lag, (records, row) => (records > 0 || ages.unknown[row] !== 0 ? Number.NaN : 0));
  const time = Math.floor(demands.nowMs - thresholdSeconds * 1000);
  const open = new Set<number>();
  unread.row.forEach((row, target) => {
    const partition = unread.partition[target] as number;
    if (ages.unknown[row] !== 0) return;
    if (provenOverdueNone(store.of(partition), position[row] as number, time)) records[row] = 0;
    else open.add(partition);
  });
  const firstNewer = new Map<number, number>();
  await Promise.all(
    [...byLeader(metadata, Uint32Array.from(open).sort())].map(async ([leader, partitions]) => {
      const broker = brokers.get(leader);
      if (broker === undefined) return;
      const question = offsetsQuestion(metadata, { partitions, time, isolation: 0 });
      const answer = await part.ask(broker, question, signal, partitions.length);
      for (let at = 0; at < (answer?.length ?? 0); at++) {
        if (answer?.error[at] === 0) firstNewer.set(answer.partition[at] as number, answer.offset[at] as number);
      }
    }),
  );
  unread.row.forEach((row, target) => {
    const partition = unread.partition[target] as number;
    const first = firstNewer.get(partition);
    if (first === undefined || ages.unknown[row] !== 0 || records[row] === 0) return;
    records[row] = overdueRecords(first, position[row] as number, end[partition] as number);
  });
  return records;
}
