import { type UnknownReason, unknownReasons } from "../reading/index.ts";
import type { LagColumns } from "./lag.ts";
import type { LogOffsets } from "./read-offsets.ts";
import type { Rows } from "./rows.ts";

export interface AgeColumns {
  /** When the oldest unread record was written, in ms, as its clock says; NaN where nothing is unread or it is not known. */
  readonly written: Float64Array;
  readonly seconds: Float64Array;
  readonly secondsError: Float64Array;
  readonly unknown: Uint8Array;
  readonly headroomSeconds: Float64Array;
}

/** Number of a reason in `unknownReasons`. */
export function reasonNumber(reason: UnknownReason): number {
  return unknownReasons.indexOf(reason);
}

/** Ages before anything was searched: 0 where nothing is unread, else not known, for the reason that is known already. */
export function startAges(
  { partition, committed, length }: Rows,
  { lag, beyondEnd }: LagColumns,
  { start, end }: LogOffsets,
  otherwise: UnknownReason,
): AgeColumns {
  const unknown = new Uint8Array(length);
  const seconds = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    const at = partition[row] as number;
    if (Number.isNaN(committed[row] as number)) unknown[row] = reasonNumber("no_coordinator");
    else if (Number.isNaN(start[at] as number) || Number.isNaN(end[at] as number))
      unknown[row] = reasonNumber("no_offsets");
    else if (beyondEnd[row] === 1) unknown[row] = reasonNumber("beyond_end");
    else if ((lag[row] as number) > 0) unknown[row] = reasonNumber(otherwise);
    if (unknown[row] !== 0) seconds[row] = Number.NaN;
  }
  return {
    written: new Float64Array(length).fill(Number.NaN),
    seconds,
    secondsError: seconds.slice(),
    unknown,
    headroomSeconds: new Float64Array(length).fill(Number.NaN),
  };
}
