import type { Rows } from "./rows.ts";

/** The rows of each partition, whichever group they are of. */
export interface PartitionRows {
  /** Rows in order of partition. */
  readonly rows: Uint32Array;
  /** Those of partition `p` are entries `first[p]` up to `first[p + 1]`. */
  readonly first: Uint32Array;
}

export function rowsByPartition({ length, partition }: Rows, partitions: number): PartitionRows {
  const first = new Uint32Array(partitions + 1);
  for (let row = 0; row < length; row++) {
    const after = (partition[row] as number) + 1;
    first[after] = (first[after] as number) + 1;
  }
  for (let at = 1; at <= partitions; at++) first[at] = (first[at] as number) + (first[at - 1] as number);
  const next = first.slice(0, partitions);
  const rows = new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    const at = partition[row] as number;
    rows[next[at] as number] = row;
    next[at] = (next[at] as number) + 1;
  }
  return { rows, first };
}
