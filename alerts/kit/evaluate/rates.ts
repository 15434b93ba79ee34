import { type Stretch, timeAt, valueAt } from "./samples.ts";

/** What of the range a rate is about, in milliseconds. */
export interface RangeEnds {
  readonly start: number;
  readonly end: number;
}

/** Growth over the range, restarts seen through, and extrapolated to the ends of the range as Prometheus does. */
export function increase(stretch: Stretch, ends: RangeEnds): number | undefined {
  return extrapolated(stretch, ends, "counter");
}

/** Growth per second. */
export function rate(stretch: Stretch, ends: RangeEnds): number | undefined {
  return extrapolated(stretch, ends, "counter", (ends.end - ends.start) / 1000);
}

/** Last minus first, extrapolated to the ends of the range. */
export function delta(stretch: Stretch, ends: RangeEnds): number | undefined {
  return extrapolated(stretch, ends, "gauge");
}

/** Growth per second between the last two samples. */
export function irate(stretch: Stretch): number | undefined {
  return betweenLastTwo(stretch, (before, last, elapsed) => (last < before ? last : last - before) / elapsed);
}

/** The last sample minus the one before. */
export function idelta(stretch: Stretch): number | undefined {
  return betweenLastTwo(stretch, (before, last) => last - before);
}

/** How often a counter started again. */
export function resets({ values, from, to }: Stretch): number {
  return resetsOf(values).filter((index) => index > from && index < to).length;
}

function extrapolated(
  stretch: Stretch,
  { start, end }: RangeEnds,
  kind: "counter" | "gauge",
  perSeconds?: number,
): number | undefined {
  const { from, to } = stretch;
  const gaps = to - from - 1;
  if (gaps < 1) return undefined;
  const first = valueAt(stretch, from);
  let grown = valueAt(stretch, to - 1) - first;
  if (kind === "counter")
    for (const index of resetsOf(stretch.values)) if (index > from && index < to) grown += valueAt(stretch, index - 1);

  const sampled = (timeAt(stretch, to - 1) - timeAt(stretch, from)) / 1000;
  const between = sampled / gaps;
  // A sample that is missing by more than a tenth of their distance means that the series begins or ends there.
  const reach = (distance: number) => (distance >= between * 1.1 ? between / 2 : distance);
  let before = reach((timeAt(stretch, from) - start) / 1000);
  // A counter is not taken back to below zero.
  if (kind === "counter" && grown > 0 && first >= 0) before = Math.min(before, sampled * (first / grown));
  const after = reach((end - timeAt(stretch, to - 1)) / 1000);
  let factor = (sampled + before + after) / sampled;
  if (perSeconds !== undefined) factor /= perSeconds;
  return grown * factor;
}

function betweenLastTwo(
  stretch: Stretch,
  change: (before: number, last: number, seconds: number) => number,
): number | undefined {
  const { from, to } = stretch;
  if (to - from < 2) return undefined;
  const elapsed = (timeAt(stretch, to - 1) - timeAt(stretch, to - 2)) / 1000;
  return change(valueAt(stretch, to - 2), valueAt(stretch, to - 1), elapsed);
}

const known = new WeakMap<readonly number[], readonly number[]>();

/** Where a value is smaller than the one before: looked for once for each series, however many ranges are read of it. */
function resetsOf(values: readonly number[]): readonly number[] {
  const found =
    known.get(values) ?? values.flatMap((value, index) => (value < (values[index - 1] ?? value) ? [index] : []));
  known.set(values, found);
  return found;
}
