import { gte, type HistogramSelection } from "../../../metrics/kit/index.ts";
import { valueUnit } from "./unit-of.ts";
import { type RangeViewOptions, usualRange, type View } from "./view.ts";
import { byText, helpOf, legendOf, quantileName, titleOf } from "./words.ts";

/**
 * Quantiles of one histogram, over all series that are not told apart: summed before they are computed, since quantiles cannot be added up.
 * Where nothing was observed there is no quantile.
 *
 * @throws DefinitionError for a quantile that is not between 0 and 1.
 */
export function quantilesOf<L extends string, const K extends L = never, const Text extends string = string>(
  histogram: HistogramSelection<L>,
  {
    quantiles = [0.5, 0.95, 0.99],
    by = [],
    legend,
    range = usualRange,
  }: RangeViewOptions<K, Text> & {
    /** From 0 to 1. @default 0.5, 0.95, 0.99 */
    readonly quantiles?: readonly number[];
  } = {},
): View<K> {
  const names = legend ?? legendOf(by, "");
  return {
    title: titleOf(histogram.count),
    description: `${helpOf(histogram.count)}${byText(by)}. ${explained(quantiles)}`,
    unit: valueUnit(histogram.sum),
    min: 0,
    queries: quantiles.map((quantile) => ({
      // Of no observations it is NaN, which is no number and would be shown as one; it is not at least 0.
      expr: gte(histogram.quantile(quantile, range).by(...by), 0),
      legend: `${names} ${quantileName(quantile)}`.trim(),
    })),
  };
}

function explained(quantiles: readonly number[]): string {
  const highest = Math.max(...quantiles);
  const beyond = Number(((1 - highest) * 100).toFixed(4));
  return `${quantileName(highest)}: all but ${beyond} % stay below it.`;
}
