import { shareOf } from "./arcs.ts";

/** A threshold as dashboards have it; the first has no lower end. */
export interface ThresholdStep {
  readonly value: number | null;
  readonly color: string;
}

/** A coloured part of a dial, from 0 to 1, and the value at which it begins. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly begins: number;
  readonly color: string;
}

/** The bands of thresholds between the ends of a dial; those outside are left out. */
export function bandsOf(
  steps: readonly ThresholdStep[],
  { min, max, percentage }: { readonly min: number; readonly max: number; readonly percentage: boolean },
): readonly Band[] {
  const begins = steps.map(({ value }, index) => {
    if (index === 0 || value === null || value === Number.NEGATIVE_INFINITY) return min;
    return percentage ? min + ((max - min) * value) / 100 : value;
  });
  return steps.flatMap(({ color }, index) => {
    const start = begins[index] ?? min;
    const end = begins[index + 1] ?? max;
    const [from, to] = [shareOf(start, min, max), shareOf(end, min, max)];
    return to > from ? [{ from, to, begins: Math.max(start, min), color }] : [];
  });
}
