import type { ClusterMetadata } from "../protocol/index.ts";
import type { ReadOptions } from "./cluster.ts";
import type { LogOffsets } from "./read-offsets.ts";
import type { Transactions } from "./transactions.ts";

/** Of which topics the last stable offset is asked, by the topic's index. */
export function stableWanted(
  mode: NonNullable<ReadOptions["lastStable"]>,
  { topics }: ClusterMetadata,
  transactions: Transactions,
): Uint8Array {
  if (mode !== "auto") return new Uint8Array(topics.names.length).fill(mode === "always" ? 1 : 0);
  const all = transactions.due;
  return Uint8Array.from(topics.names, (name) => (all || transactions.seenIn(name) ? 1 : 0));
}

/**
 * Notes in which topics a transaction is open, and brings the column in order: never past the log's end, and in `auto` only where
 * transactions were seen, so that the others' series do not come and go with the minute.
 */
export function settleStable(
  mode: NonNullable<ReadOptions["lastStable"]>,
  { topics, partitions }: ClusterMetadata,
  { end, stable }: LogOffsets,
  transactions: Transactions,
): void {
  for (let partition = 0; partition < stable.length; partition++) {
    const last = end[partition] as number;
    if (Number.isNaN(last) || Number.isNaN(stable[partition] as number)) continue;
    if ((stable[partition] as number) < last)
      transactions.saw(topics.names[partitions.topic[partition] as number] as string);
    else stable[partition] = last;
  }
  if (mode !== "auto") return;
  topics.names.forEach((name, topic) => {
    if (!transactions.seenIn(name)) stable.fill(Number.NaN, topics.first[topic], topics.first[topic + 1]);
  });
}
