import { type HistogramSelection, rate, sum, type Vector } from "../../../metrics/kit/index.ts";
import type { BucketQuery } from "../panels/index.ts";
import type { Unit } from "../render/index.ts";
import { valueUnit } from "./unit-of.ts";
import { type RangeViewOptions, usualRange } from "./view.ts";
import { helpOf, titleOf } from "./words.ts";

/** What a `heatmap` needs beside its key. */
export interface HeatmapView {
  readonly title: string;
  readonly description: string;
  readonly unit: Unit;
  readonly queries: readonly [BucketQuery];
}

/** How what was observed is spread, over time: two humps, of which quantiles show a middle that nobody sees. For `heatmap`. */
export function heatmapOf<L extends string>(
  histogram: HistogramSelection<L>,
  { range = usualRange }: Pick<RangeViewOptions<never, never>, "range"> = {},
): HeatmapView {
  const rates: Vector<"le", "buckets"> = sum<string, "buckets">(rate(histogram.buckets, range)).by("le");
  return {
    title: titleOf(histogram.count),
    description: `${helpOf(histogram.count)}: how many, per second, took how long. Dark is many.`,
    unit: valueUnit(histogram.sum),
    queries: [{ expr: rates }],
  };
}
