/** Part of a pie, in turns from the top, clockwise. */
export interface Slice {
  readonly from: number;
  readonly to: number;
  /** Of all values, from 0 to 1. */
  readonly share: number;
}

/** The slices of values one after the other; what is not above zero has none. */
export function slicesOf(values: readonly number[]): readonly Slice[] {
  const sizes = values.map((value) => (value > 0 && Number.isFinite(value) ? value : 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let from = 0;
  return sizes.map((size) => {
    const share = total === 0 ? 0 : size / total;
    const slice = { from, to: from + share, share };
    from = slice.to;
    return slice;
  });
}

/** A slice's share as Grafana writes it: whole percents unless the field has decimals. */
export function percentOf({ share }: Slice, decimals?: number | null): string {
  return `${(share * 100).toFixed(decimals ?? 0)}%`;
}

/** The path of SVG for a slice around the point 0, 0; with a hole where the inner radius is above zero. */
export function slicePath({ from, to }: Slice, outer: number, inner: number): string {
  // An arc that ends where it begins is none: a whole turn is drawn a hair shorter.
  const end = to - from >= 1 ? from + 0.99999 : to;
  const isLarge = end - from > 0.5 ? 1 : 0;
  const [a, b] = [pointAt(from, outer), pointAt(end, outer)];
  if (inner <= 0) return `M 0 0 L ${a} A ${outer} ${outer} 0 ${isLarge} 1 ${b} Z`;
  const [c, d] = [pointAt(end, inner), pointAt(from, inner)];
  return `M ${a} A ${outer} ${outer} 0 ${isLarge} 1 ${b} L ${c} A ${inner} ${inner} 0 ${isLarge} 0 ${d} Z`;
}

/** Where a slice's label stands. */
export function middleOf({ from, to }: Slice, radius: number): { readonly x: number; readonly y: number } {
  const angle = angleOf((from + to) / 2);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

function pointAt(turn: number, radius: number): string {
  const angle = angleOf(turn);
  return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
}

function angleOf(turn: number): number {
  return (turn - 0.25) * 2 * Math.PI;
}
