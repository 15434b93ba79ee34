import type { LogOffsets } from "./read-offsets.ts";
import type { Rows } from "./rows.ts";

export interface LagColumns {
  readonly lag: Float64Array;
  readonly lost: Float64Array;
  readonly beyondEnd: Uint8Array;
  /** First offset that is there and not consumed: the committed one, or the log's start where that is later. */
  readonly position: Float64Array;
}

/**
 * Records that can still be read, that can no longer be, and committed offsets past the log's end.
 * The committed offset was read before the log's end, so a lag below 0 is not a race but a log that was cut: it counts as 0, and as
 * `beyondEnd`. NaN where start or end is not known.
 */
export function lagColumns({ length, partition, committed }: Rows, { start, end }: LogOffsets): LagColumns {
  const lag = new Float64Array(length);
  const lost = new Float64Array(length);
  const beyondEnd = new Uint8Array(length);
  const position = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    const at = partition[row] as number;
    const first = start[at] as number;
    const last = end[at] as number;
    const stands = committed[row] as number;
    position[row] = Math.max(stands, first);
    lag[row] = Math.max(0, last - (position[row] as number));
    lost[row] = Math.max(0, first - stands);
    beyondEnd[row] = stands > last ? 1 : 0;
  }
  return { lag, lost, beyondEnd, position };
}
