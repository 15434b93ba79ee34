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
  const draws = samples.map((sample) => drawing(sample, q));
  const drawn = Float64Array.from({ length: resamples }, () => {
    const [from = 0, to = 0] = draws.map((draw) => draw(random));
    return to - from;
  }).sort();
  const [from, to] = samples.map((sample) => quantileOfSorted(sample, q));
  const [low, high] = [0.025, 0.975].map((end) => quantileOfSorted(drawn, end));
  if (from === undefined || to === undefined || low === undefined || high === undefined) return undefined;
  return { before: from, after: to, low, high };
}

/**
 * Draws as many of the values, which are in order, as there are, and returns the quantile of what was drawn. How often each was drawn is
 * counted: to sort them anew takes three times as long.
 */
function drawing(values: Float64Array, q: number): (random: ReturnType<typeof xoroshiro128plus>) => number | undefined {
  const times = new Uint32Array(values.length);
  const rank = (values.length - 1) * q;
  return (random) => {
    times.fill(0);
    for (let n = 0; n < values.length; n++) {
      const at = uniformInt(random, 0, values.length - 1);
      times[at] = (times[at] ?? 0) + 1;
    }
    const lower = drawnAt(values, times, Math.floor(rank));
    const upper = Number.isInteger(rank) ? lower : drawnAt(values, times, Math.ceil(rank));
    return lower === undefined || upper === undefined ? undefined : lower + (upper - lower) * (rank % 1);
  };
}

/** The value at a place of what was drawn, in order. */
function drawnAt(values: Float64Array, times: Uint32Array, place: number): number | undefined {
  let before = 0;
  for (let n = 0; n < values.length; n++) {
    before += times[n] ?? 0;
    if (before > place) return values[n];
  }
  return undefined;
}
