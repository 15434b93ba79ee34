/** Grafana's dashboard grid. */
export const columns = 24;

const widths = {
  full: 24,
  "five-sixths": 20,
  "three-quarters": 18,
  "two-thirds": 16,
  half: 12,
  third: 8,
  quarter: 6,
  sixth: 4,
  eighth: 3,
} as const;

/** A share of the page, or a number of its 24 columns. */
export type Width = keyof typeof widths | number;

/** The words among them, the widest first. */
export const widthWords = Object.keys(widths);

/** Size of a panel: `w` in columns, `h` in grid units of 30 px. */
export interface Size {
  readonly w: number;
  readonly h: number;
}

export interface GridPos extends Size {
  readonly x: number;
  readonly y: number;
}

export function columnsOf(width: Width): number {
  return typeof width === "number" ? width : widths[width];
}

/**
 * Places panels left to right from line `top`, wrapping before one would cross the right edge.
 * A new line starts below the tallest panel of the line before, so nothing ever overlaps.
 */
export function flow(sizes: readonly Size[], top: number): GridPos[] {
  const placed: GridPos[] = [];
  let x = 0;
  let y = top;
  let lineHeight = 0;
  for (const { w, h } of sizes) {
    if (x > 0 && x + w > columns) {
      y += lineHeight;
      x = 0;
      lineHeight = 0;
    }
    placed.push({ h, w, x, y });
    x += w;
    lineHeight = Math.max(lineHeight, h);
  }
  return placed;
}

/** The first line below all of `placed`, or `top` when there is none. */
export function below(placed: readonly GridPos[], top: number): number {
  return placed.reduce((lowest, { y, h }) => Math.max(lowest, y + h), top);
}
