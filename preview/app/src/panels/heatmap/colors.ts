/** When Grafana turns a scheme round, so that few is near the background. */
type Turned = "always" | "dark" | "light" | "never";

const diverging = ["BrBG", "PiYG", "PRGn", "PuOr", "RdBu", "RdGy", "RdYlBu", "RdYlGn", "Spectral"];
const perceptual = ["Turbo", "Cividis", "Viridis", "Magma", "Inferno", "Plasma", "Warm", "Cool", "CubehelixDefault"];
const cyclic = ["Rainbow", "Sinebow"];

/** Whether the colours of a scheme are drawn from its end. */
export function isTurned(scheme: string, dark: boolean, reverse: boolean): boolean {
  const turned = turnedWhen(scheme);
  const byTheme = turned === "always" || (turned === "dark" && dark) || (turned === "light" && !dark);
  return byTheme !== reverse;
}

function turnedWhen(scheme: string): Turned {
  if (diverging.includes(scheme) || cyclic.includes(scheme)) return "always";
  return perceptual.includes(scheme) ? "light" : "dark";
}

export interface ColorRange {
  readonly min: number;
  readonly max: number;
}

export interface Shown {
  /** At or below it a cell is not drawn. */
  readonly le?: number | null;
  /** At or above it neither. */
  readonly ge?: number | null;
}

export function isShown(count: number | undefined, { le, ge }: Shown): count is number {
  return (
    count !== undefined &&
    !Number.isNaN(count) &&
    (le === undefined || le === null || count > le) &&
    (ge === undefined || ge === null || count < ge)
  );
}

/** The counts that the first and the last colour stand for: those asked for, or those that occur. */
export function colorRange(
  counts: readonly (readonly (number | undefined)[])[],
  shown: Shown,
  asked: { readonly min?: number | null; readonly max?: number | null },
): ColorRange {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const column of counts)
    for (const count of column) {
      if (!isShown(count, shown)) continue;
      min = Math.min(min, count);
      max = Math.max(max, count);
    }
  return { min: asked.min ?? (min === Number.POSITIVE_INFINITY ? 0 : min), max: asked.max ?? Math.max(max, 0) };
}

/** Index of a count's colour in a palette of so many. */
export function colorIndex(count: number, { min, max }: ColorRange, length: number): number {
  const share = max > min ? (count - min) / (max - min) : 1;
  return Math.max(0, Math.min(length - 1, Math.floor(share * length)));
}
