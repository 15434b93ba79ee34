import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { ascending, quantileOfSorted } from "./quantile.ts";

/** A quantile of two samples, and how far the second lies above the first; all in the values' unit. */
export interface Difference {
  readonly before: number;
  readonly after: number;
  /** Ends of the interval around `after - before`, at 95 %. */
  readonly low: number;
  readonly high: number;
}

/**
 * How far a quantile moved from one sample to another, with the interval of the percentile bootstrap (Efron 1979): both are drawn
 * anew, with replacement, and the middle 95 % of the differences are kept. `undefined` where a sample is empty.
 * The seed stands still: the same samples, in whatever order, have the same interval.
 * @throws RangeError when `q` is outside 0…1 or a value is not finite.
 */
export function differenceOf(
  before: readonly number[],
  after: readonly number[],
  q: number,
  { resamples = 2000, seed = 1 }: { readonly resamples?: number; readonly seed?: number } = {},
): Difference | undefined {
  const samples = [ascending(before), ascending(after)] as const;
  const random = xoroshiro128plus(seed);
  const drawn = Float64Array.from({ length: resamples }, () => {
    const [from = 0, to = 0] = samples.map((sample) => quantileOfSorted(redraw(sample, random), q));
    return to - from;
  }).sort();
  const [from, to] = samples.map((sample) => quantileOfSorted(sample, q));
  const [low, high] = [0.025, 0.975].map((end) => quantileOfSorted(drawn, end));
  if (from === undefined || to === undefined || low === undefined || high === undefined) return undefined;
  return { before: from, after: to, low, high };
}

function redraw(values: Float64Array, random: ReturnType<typeof xoroshiro128plus>): Float64Array {
  return values.map(() => values[uniformInt(random, 0, values.length - 1)] ?? 0).sort();
}
