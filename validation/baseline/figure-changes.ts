import { type Difference, differenceOf, quantile } from "../statistics/index.ts";
import type { Figure } from "./baseline.ts";
import type { Change } from "./change.ts";

/** Percent of the baseline by which a figure must have grown, with 95 % certainty, to be worse. */
export const tolerated = 5;

/** Measurements below which an interval is a guess. */
export const leastValues = 20;

/**
 * The median and the P95 of a figure against those of the baseline. Worse: the lower end of the interval of the difference is above
 * 5 % of the baseline; better: the upper end is as far below. Where the baseline is 0, whatever is surely above it is worse.
 * @param whole what the figure is a part of, in the baseline: 5 % of that are tolerated
 */
export function figureChanges(before: Figure, after: Figure, whole: Figure = before): readonly Change[] {
  return quantiles.map(([label, q]) => {
    const [from, to] = [quantile(before.values, q), quantile(after.values, q)];
    const row = { name: `${after.name}, ${label}`, unit: after.unit, ...given("before", from), ...given("after", to) };
    const [ofBefore, ofAfter] = [before.values.length, after.values.length];
    if (Math.min(ofBefore, ofAfter) < leastValues)
      return {
        ...row,
        verdict: "not judged",
        note: `${ofBefore} and ${ofAfter} values; judged from ${leastValues} on`,
      };
    const difference = differenceOf(before.values, after.values, q);
    const limit = (Math.abs(quantile(whole.values, q) ?? 0) * tolerated) / 100;
    return difference === undefined ? { ...row, verdict: "not judged" } : { ...row, ...judged(difference, limit) };
  });
}

/** A figure that only one of both has. */
export function lonelyFigure(
  { name, unit, values }: Figure,
  side: "before" | "after",
  note: string,
): readonly Change[] {
  return quantiles.map(([label, q]) => ({
    name: `${name}, ${label}`,
    unit,
    ...given(side, quantile(values, q)),
    verdict: "not judged",
    note,
  }));
}

const quantiles = [
  ["median", 0.5],
  ["P95", 0.95],
] as const;

function judged({ before, after, low, high }: Difference, limit: number): Pick<Change, "percent" | "verdict"> {
  const verdict = low > limit ? "worse" : high < -limit ? "better" : "same";
  if (before <= 0) return { verdict };
  const percent = (part: number) => (100 * part) / before;
  return { verdict, percent: { change: percent(after - before), low: percent(low), high: percent(high) } };
}

function given(side: "before" | "after", value: number | undefined): Pick<Change, "before" | "after"> {
  return value === undefined ? {} : { [side]: value };
}
