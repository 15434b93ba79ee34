/** Lines of cells under a heading, in columns as wide as their widest cell. */
export function columns(heading: readonly string[], lines: readonly (readonly string[])[]): string {
  const all = [heading, ...lines];
  const widths = heading.map((_, column) => Math.max(...all.map((line) => (line[column] ?? "").length)));
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function range(values: readonly number[]): string {
  return `${figures(Math.min(...values))}–${figures(Math.max(...values))}`;
}

/** Three figures that count. */
export function figures(value: number): string {
  return Number.isNaN(value) ? "–" : String(Number(value.toPrecision(3)));
}
