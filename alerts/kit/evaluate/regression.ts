import { nothing, plus } from "./kahan.ts";
import { type Stretch, timeAt, valueAt } from "./samples.ts";

/** Change per second, by least squares. */
export function deriv(stretch: Stretch): number | undefined {
  return line(stretch, timeAt(stretch, stretch.from))?.slope;
}

/** The value that many seconds after `time` (milliseconds), if the series goes on along its line. */
export function predictLinear(stretch: Stretch, time: number, seconds: number): number | undefined {
  const found = line(stretch, time);
  return found === undefined ? undefined : found.slope * seconds + found.intercept;
}

/** The line through the samples; its intercept is the value at `origin`. */
function line(stretch: Stretch, origin: number): { readonly slope: number; readonly intercept: number } | undefined {
  const { from, to } = stretch;
  if (to - from < 2) return undefined;
  const first = valueAt(stretch, from);
  let [x, y, xy, xx] = [nothing, nothing, nothing, nothing];
  let steady = true;
  for (let index = from; index < to; index++) {
    const [seconds, value] = [(timeAt(stretch, index) - origin) / 1000, valueAt(stretch, index)];
    steady &&= value === first;
    x = plus(x, seconds);
    y = plus(y, value);
    xy = plus(xy, seconds * value);
    xx = plus(xx, seconds * seconds);
  }
  if (steady)
    return Number.isFinite(first) ? { slope: 0, intercept: first } : { slope: Number.NaN, intercept: Number.NaN };
  const n = to - from;
  const [sumX, sumY] = [x.sum + x.lost, y.sum + y.lost];
  const covariance = xy.sum + xy.lost - (sumX * sumY) / n;
  const variance = xx.sum + xx.lost - (sumX * sumX) / n;
  const slope = covariance / variance;
  return { slope, intercept: sumY / n - (slope * sumX) / n };
}
