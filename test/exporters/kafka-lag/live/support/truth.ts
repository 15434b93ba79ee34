import type { ExecutionContext } from "ava";
import type { ClusterReading } from "../../../../../exporters/kafka-lag/reading/index.ts";
import { type ReadCluster, rowOf, type SeenRow } from "../../support/reader.ts";
import type { Written } from "./actor.ts";

const second = 1000;

/** Reads until the search is through, at most this often. */
export async function settled({ read }: ReadCluster, readings = 6): Promise<ClusterReading> {
  let reading = await read();
  for (let count = 1; count < readings && reading.cost.searchOpen > 0; count++) reading = await read();
  return reading;
}

/** Holds a row against the records as they were written, offset 0 first: the age of what is unread, and nothing else. */
export function holdAgainst(
  t: ExecutionContext,
  reading: ClusterReading,
  group: string,
  topic: string,
  written: readonly Written[],
  partition = 0,
): SeenRow {
  const row = rowOf(reading, group, topic, partition);
  const { committed = 0, logStart = 0, seconds = Number.NaN, secondsError = Number.NaN } = row;
  const oldest = written[Math.max(committed, logStart)];
  const age = oldest === undefined ? 0 : Math.max(0, (reading.asOfMs - oldest.timestamp) / second);
  const told = JSON.stringify(row);
  t.is(row.lag, written.length - Math.max(committed, logStart), told);
  t.is(row.unknown, "", told);
  t.true(seconds >= age - 0.002, `less than ${age} s: ${told}`);
  t.true(seconds <= age + secondsError + 0.002, `more than ${age} s: ${told}`);
  t.true(secondsError <= Math.max(1, 0.05 * seconds) + 0.002, `an error past the tolerance: ${told}`);
  return row;
}

/** Records at a steady pace up to now. */
export function steadily(count: number, everyMs: number, endMsAgo = 0): readonly Written[] {
  const last = Date.now() - endMsAgo;
  return Array.from({ length: count }, (_, index) => ({ timestamp: last - (count - 1 - index) * everyMs }));
}

/** Groups of records within 100 ms each, one group per `everyMs`. */
export function inBursts(bursts: number, size: number, everyMs: number): readonly Written[] {
  const first = Date.now() - bursts * everyMs;
  return Array.from({ length: bursts * size }, (_, index) => ({
    timestamp: first + Math.floor(index / size) * everyMs + Math.floor(((index % size) * 100) / size),
  }));
}
