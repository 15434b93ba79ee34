import {
  div,
  gt,
  type HistogramSelection,
  rate,
  type SummarySelection,
  sum,
  type Vector,
} from "../../../metrics/kit/index.ts";
import { valueUnit } from "./unit-of.ts";
import { type RangeViewOptions, usualRange, type View } from "./view.ts";
import { byText, helpOf, legendOf, titleOf } from "./words.ts";

/** The mean of what was observed lately: for summaries, whose quantiles cannot be added up. Nothing while nothing is observed. */
export function meanOf<L extends string, const K extends L = never, const Text extends string = string>(
  { sum: observed, count }: Pick<HistogramSelection<L> | SummarySelection<L>, "sum" | "count">,
  { by = [], legend, range = usualRange }: RangeViewOptions<K, Text> = {},
): View<K> {
  const amount: Vector = sum<string, "gauge">(rate(observed, range)).by(...by);
  const times: Vector = sum<string, "gauge">(rate(count, range)).by(...by);
  const { node } = div(amount, gt(times, 0));
  return {
    title: titleOf(count),
    description: `${helpOf(count)}, mean${byText(by)}. Empty while there is nothing to measure.`,
    unit: valueUnit(observed),
    min: 0,
    queries: [{ expr: { node }, legend: legend ?? legendOf(by, "mean") }],
  };
}
