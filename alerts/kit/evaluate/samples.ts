import type { Labels } from "./vector.ts";

/** The samples of a series in order of time, in milliseconds since the scenario began. */
export interface Samples {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** The samples of a series that lie in a range: from index `from` up to, not including, `to`. */
export interface Stretch extends Samples {
  readonly from: number;
  readonly to: number;
}

/** A series with what a range of it holds; at least one sample. */
export interface RangeSeries {
  readonly labels: Labels;
  readonly stretch: Stretch;
}

/** The samples after `start`, up to and including `end`. */
export function stretchOf({ times, values }: Samples, start: number, end: number): Stretch {
  return { times, values, from: countUpTo(times, start), to: countUpTo(times, end) };
}

/** How many of the ascending times are not after `time`. */
export function countUpTo(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function valueAt({ values }: Samples, index: number): number {
  return values[index] ?? Number.NaN;
}

export function timeAt({ times }: Samples, index: number): number {
  return times[index] ?? Number.NaN;
}

export function valuesOf({ values, from, to }: Stretch): readonly number[] {
  return from === 0 && to === values.length ? values : values.slice(from, to);
}
