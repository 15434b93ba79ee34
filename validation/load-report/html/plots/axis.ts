/** A straight axis: where a value lies, and the round values to mark. */
export interface Axis {
  readonly ticks: readonly number[];
  readonly end: number;
  at(value: number): number;
}

/** From 0 to a round value above the largest, over so many pixels from `start`. */
export function axisTo(largest: number, start: number, length: number, marks = 5): Axis {
  const raw = (largest > 0 ? largest : 1) / marks;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10);
  const count = Math.max(1, Math.ceil(largest / step - 1e-9));
  return {
    ticks: Array.from({ length: count + 1 }, (_, n) => Number((n * step).toPrecision(6))),
    end: count * step,
    at: (value) => round(start + (value / (count * step)) * length),
  };
}

/** Pixels to a tenth: more digits only make the file longer. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
