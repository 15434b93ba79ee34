import { type GroupReading, type RowColumns, unknownReasons } from "../reading/index.ts";

/** How exact an age must be: the larger of the two counts. */
export interface Tolerance {
  readonly toleranceMs: number;
  /** Share of the age. */
  readonly relativeTolerance: number;
}

const searching = unknownReasons.indexOf("searching");

/** Share of a group's lagging partitions whose age is known as exactly as is asked; 1 when none lags. Those that can never be known do not count. */
export function convergedShare(rows: RowColumns, { firstRow, rowCount }: GroupReading, tolerance: Tolerance): number {
  const { toleranceMs, relativeTolerance } = tolerance;
  let searched = 0;
  let found = 0;
  for (let row = firstRow; row < firstRow + rowCount; row += 1) {
    const isKnown = rows.unknown[row] === 0;
    if (!(rows.lag[row] ?? 0) || !(isKnown || rows.unknown[row] === searching)) continue;
    searched += 1;
    const allowed = Math.max(toleranceMs / 1000, relativeTolerance * (rows.seconds[row] ?? 0));
    if (isKnown && (rows.secondsError[row] ?? Number.NaN) <= allowed) found += 1;
  }
  return searched === 0 ? 1 : found / searched;
}
