import { columns, figures, median, range } from "./columns.ts";

interface Row {
  readonly what: string;
  /** Seconds, one per run. */
  readonly measured: readonly number[];
  /** What it is held against, and its seconds. */
  readonly floor: { readonly what: string; readonly measured: readonly number[] };
  /** Seconds it should take at most. */
  readonly aim: number;
}

/** A table of medians with the ratio to the floor of the same run. */
export function table(rows: readonly Row[]): string {
  return columns(
    ["", "median", "min–max", "floor", "ratio", "aim", "the floor is"],
    rows.map(({ what, measured, floor, aim }) => [
      what,
      `${figures(median(measured))} s`,
      range(measured),
      `${figures(median(floor.measured))} s`,
      `${figures(median(measured) / median(floor.measured))} ×`,
      `≤ ${aim} s`,
      floor.what,
    ]),
  );
}
