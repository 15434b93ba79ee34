import type { ClusterReading } from "../reading/index.ts";

/** Rows of one topic of one group, which stand together in a reading. */
export interface Runs {
  readonly length: number;
  /** Run `i` has the rows from `first[i]` up to, not including, `first[i + 1]`; one entry more than there are runs. */
  readonly first: Uint32Array;
  /** Indexes into the reading's groups and topics. */
  readonly group: Uint32Array;
  readonly topic: Uint32Array;
}

export function findRuns({ rows, partitions }: ClusterReading): Runs {
  const first = new Uint32Array(rows.length + 1);
  const group = new Uint32Array(rows.length);
  const topic = new Uint32Array(rows.length);
  let length = 0;
  for (let row = 0; row < rows.length; row += 1) {
    const ofGroup = rows.group[row] ?? 0;
    const ofTopic = partitions.topic[rows.partition[row] ?? 0] ?? 0;
    if (length > 0 && group[length - 1] === ofGroup && topic[length - 1] === ofTopic) continue;
    first[length] = row;
    group[length] = ofGroup;
    topic[length] = ofTopic;
    length += 1;
  }
  first[length] = rows.length;
  return { length, first, group, topic };
}
