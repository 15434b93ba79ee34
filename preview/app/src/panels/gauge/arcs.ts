/** Where a dial begins and how far it goes, in degrees clockwise from the top. */
export interface Sweep {
  readonly start: number;
  readonly range: number;
}

/** An open dial, or a whole circle. */
export const sweeps: Readonly<Record<"gauge" | "circle", Sweep>> = {
  gauge: { start: 250, range: 220 },
  circle: { start: 0, range: 360 },
};

/** Part of a dial: both from 0, where it begins, to 1, where it ends. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** Where a value lies between two ends, at most at an end; in the middle of ends that are the same. */
export function shareOf(value: number, min: number, max: number): number {
  if (max === min) return 0.5;
  return Math.min(Math.max((value - min) / (max - min), 0), 1);
}

/** The part of the dial that a value fills: from its lower end, or from the neutral value. */
export function filledPart(
  value: number,
  ends: { readonly min: number; readonly max: number },
  neutral?: number,
): Part {
  const at = shareOf(value, ends.min, ends.max);
  const base = neutral === undefined ? 0 : shareOf(neutral, ends.min, ends.max);
  return { from: Math.min(at, base), to: Math.max(at, base) };
}

/** Parts of equal length with a gap between them, as many as asked for; the gap is a share of a part and its gap together. */
export function segments(count: number, gap: number): readonly Part[] {
  const length = 1 / count;
  return Array.from({ length: count }, (_, index) => ({
    from: index * length,
    to: (index + 1 - Math.min(Math.max(gap, 0), 0.9)) * length,
  }));
}

/** Centre and outer radius, in pixels. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The largest dial in a rectangle, with its centre where what is drawn of it stands in the middle. */
export function circleIn(width: number, height: number, { range }: Sweep): Circle {
  // How far below the centre the drawing goes, as a share of the radius.
  const below = range >= 360 ? 1 : Math.max(0, -Math.cos(((range / 2) * Math.PI) / 180));
  const radius = Math.max(0, Math.min(width / 2, height / (1 + below)));
  return { x: width / 2, y: (height + radius * (1 - below)) / 2, radius };
}

/** A point on a circle, at a share of the sweep. */
export function pointAt({ x, y }: Circle, radius: number, sweep: Sweep, share: number) {
  const angle = ((sweep.start + sweep.range * share - 90) * Math.PI) / 180;
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

/** The path of SVG for a part of a dial. */
export function arcPath(circle: Circle, radius: number, sweep: Sweep, { from, to }: Part): string {
  // An arc that ends where it begins is none.
  const end = sweep.range * (to - from) >= 360 ? from + 359.99 / sweep.range : to;
  const [a, b] = [pointAt(circle, radius, sweep, from), pointAt(circle, radius, sweep, end)];
  const isLarge = sweep.range * (end - from) > 180 ? 1 : 0;
  const [r, ...numbers] = [radius, a.x, a.y, b.x, b.y].map((number) => number.toFixed(2));
  return `M ${numbers[0]} ${numbers[1]} A ${r} ${r} 0 ${isLarge} 1 ${numbers[2]} ${numbers[3]}`;
}
