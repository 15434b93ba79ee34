/** A span in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Twice as long around the same middle; half a minute where there was nothing. */
export function zoomedOut({ from, to }: Span): Span {
  const length = to - from;
  const half = length === 0 ? 15_000 : length;
  const middle = from + length / 2;
  return { from: Math.round(middle - half), to: Math.round(middle + half) };
}

/** By half its length into the past, or into the future but not beyond now. */
export function moved({ from, to }: Span, direction: -1 | 1, now: number): Span {
  const length = to - from;
  const by = direction * Math.round(length / 2);
  if (direction === 1 && to <= now && to + by > now) return { from: now - length, to: now };
  return { from: from + by, to: to + by };
}
