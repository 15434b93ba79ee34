import type { Grid, GridRow } from "./grid.ts";
import { niceNumber, niceTime } from "./nice-steps.ts";

/** How values are sorted into cells: cells of a size, or about so many of them. */
export interface Bins {
  readonly mode: "size" | "count";
  /** Absent or no number above 0: chosen. */
  readonly value?: number;
}

export interface Counting {
  readonly x: Bins;
  readonly y: Bins & {
    /** Base of the logarithm by which rows grow; rows of one size when absent. */
    readonly log?: number;
  };
}

export interface Point {
  readonly time: number;
  readonly value: number;
}

/** Counts points into cells; undefined without any. */
export function gridOfPoints(points: readonly Point[], { x, y }: Counting): Grid | undefined {
  const log = y.log;
  const finite = points.filter(({ value }) => Number.isFinite(value) && (log === undefined || value > 0));
  if (finite.length === 0) return undefined;
  const width = sizeOf(x, spread(finite.map(({ time }) => time)), { count: 20, nice: niceTime });
  const rowOf = log === undefined ? linearRows(finite, y) : logRows(log, y);
  const columnOf = (time: number) => Math.floor(time / width);
  const columns = spread(finite.map(({ time }) => columnOf(time)));
  const rows = spread(finite.map(({ value }) => rowOf.index(value)));
  const counts = Array.from({ length: columns.high - columns.low + 1 }, () =>
    new Array<number>(rows.high - rows.low + 1).fill(0),
  );
  for (const { time, value } of finite) {
    const column = counts[columnOf(time) - columns.low];
    const row = rowOf.index(value) - rows.low;
    if (column !== undefined) column[row] = (column[row] ?? 0) + 1;
  }
  return {
    columns: counts.map((_column, index) => ({
      from: (columns.low + index) * width,
      to: (columns.low + index + 1) * width,
    })),
    rows: Array.from({ length: rows.high - rows.low + 1 }, (_row, index) => rowOf.bounds(rows.low + index)),
    counts,
    layout: "ge",
  };
}

interface Rows {
  readonly index: (value: number) => number;
  readonly bounds: (index: number) => GridRow;
}

function linearRows(points: readonly Point[], bins: Bins): Rows {
  const size = sizeOf(bins, spread(points.map(({ value }) => value)), { count: 10, nice: niceNumber });
  return {
    // The sum keeps 0.3 in the row that begins with 3 × 0.1.
    index: (value) => Math.floor(value / size + 1e-9),
    bounds: (index) => between(index * size, (index + 1) * size),
  };
}

/** Every power of the base, or so many rows for each. */
function logRows(base: number, { value = 1 }: Bins): Rows {
  const splits = value > 0 ? value : 1;
  return {
    index: (number) => Math.floor((Math.log(number) / Math.log(base)) * splits + 1e-9),
    bounds: (index) => between(base ** (index / splits), base ** ((index + 1) / splits)),
  };
}

function between(low: number, high: number): GridRow {
  // Twelve digits: the thirteenth of 3 × 0.1 is not zero.
  const plain = (value: number) => Number(value.toPrecision(12));
  return { name: String(plain(low)), low: plain(low), high: plain(high) };
}

/** A size that would make more of them is not used. */
const mostCells = 1000;

function sizeOf(
  { mode, value = 0 }: Bins,
  { low, high }: { readonly low: number; readonly high: number },
  chosen: { readonly count: number; readonly nice: (least: number) => number },
): number {
  if (mode === "size" && value > 0 && (high - low) / value <= mostCells) return value;
  const count = mode === "count" && value > 0 ? value : chosen.count;
  return chosen.nice((high - low) / Math.min(count, mostCells));
}

function spread(values: readonly number[]): { readonly low: number; readonly high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}
