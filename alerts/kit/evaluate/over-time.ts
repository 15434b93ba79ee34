import { meanOf, nothing, plus, sumOf } from "./kahan.ts";
import { quantileOf } from "./quantile.ts";
import { delta, idelta, increase, irate, type RangeEnds, rate, resets } from "./rates.ts";
import { deriv, predictLinear } from "./regression.ts";
import { type Stretch, valueAt, valuesOf } from "./samples.ts";

/** What a function of a range knows beside the samples. */
export interface RangeMoment extends RangeEnds {
  /** The moment of evaluation, which an offset does not move, in milliseconds. */
  readonly time: number;
  /** The function's number: the quantile, or how many seconds ahead. */
  readonly parameter: number;
}

/** From the samples of a series to one number, if they are enough for it. */
export type OfRange = (stretch: Stretch, moment: RangeMoment) => number | undefined;

/** PromQL's functions of a range, by name. */
export const rangeFunctions: { readonly [name: string]: OfRange | undefined } = {
  rate,
  increase,
  delta,
  irate,
  idelta,
  resets,
  deriv,
  predict_linear: (stretch, { time, parameter }) => predictLinear(stretch, time, parameter),
  changes,
  avg_over_time: (stretch) => meanOf(valuesOf(stretch)),
  sum_over_time: (stretch) => sumOf(valuesOf(stretch)),
  min_over_time: (stretch) => extreme(stretch, (value, found) => value < found),
  max_over_time: (stretch) => extreme(stretch, (value, found) => value > found),
  count_over_time: ({ from, to }) => to - from,
  last_over_time: (stretch) => valueAt(stretch, stretch.to - 1),
  first_over_time: (stretch) => valueAt(stretch, stretch.from),
  present_over_time: () => 1,
  stdvar_over_time: variance,
  stddev_over_time: (stretch) => Math.sqrt(variance(stretch)),
  quantile_over_time: (stretch, { parameter }) => quantileOf(parameter, valuesOf(stretch)),
};

function extreme(stretch: Stretch, beats: (value: number, found: number) => boolean): number {
  return valuesOf(stretch).reduce((found, value) => (beats(value, found) || Number.isNaN(found) ? value : found));
}

function changes(stretch: Stretch): number {
  const values = valuesOf(stretch);
  return values.filter((value, index) => index > 0 && !Object.is(value + 0, (values[index - 1] ?? 0) + 0)).length;
}

function variance(stretch: Stretch): number {
  let [mean, squares] = [nothing, nothing];
  let count = 0;
  for (const value of valuesOf(stretch)) {
    count++;
    const difference = value - (mean.sum + mean.lost);
    mean = plus(mean, difference / count);
    squares = plus(squares, difference * (value - (mean.sum + mean.lost)));
  }
  return (squares.sum + squares.lost) / count;
}
