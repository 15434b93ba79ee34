export interface Row {
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
  const lines = rows.map(({ what, measured, floor, aim }) => [
    what,
    `${show(median(measured))} s`,
    `${show(Math.min(...measured))}–${show(Math.max(...measured))}`,
    `${show(median(floor.measured))} s`,
    `${show(median(measured) / median(floor.measured))} ×`,
    `≤ ${aim} s`,
    floor.what,
  ]);
  const all = [["", "median", "min–max", "floor", "ratio", "aim", "the floor is"], ...lines];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => (line[column] ?? "").length))) ?? [];
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function show(value: number): string {
  return value >= 100
    ? String(Math.round(value))
    : String(Math.round(value * 10 ** (value < 1 ? 2 : 1)) / 10 ** (value < 1 ? 2 : 1));
}
