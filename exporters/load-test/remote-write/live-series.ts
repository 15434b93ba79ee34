import type { NativeHistogram } from "./decode.ts";

/** The newest values of one metric of k6 under one set of tags. */
export interface TaggedMetric {
  readonly name: string;
  readonly tags: ReadonlyMap<string, string>;
  /** By statistic: `total`, `rate`, `value`, `p95`, `avg` … in base units. */
  readonly values: Map<string, number>;
  /** What they were after the first message of the run; of a series that came later there are none. */
  readonly base: Map<string, number>;
  histogram?: NativeHistogram;
}

/** A metric's name and statistic from the name of a series; undefined for what is not k6's. */
export function parseName(series: string): { readonly name: string; readonly stat: string } | undefined {
  const [, rest] = /^k6_(\w+)$/.exec(series) ?? [];
  if (rest === undefined) return undefined;
  const [, name, stat] = /^(\w+?)_(total|rate|avg|min|med|max|count|sum|p\d{1,7})$/.exec(rest) ?? [];
  // k6's own gauge ends like the longest time of a trend.
  if (name === undefined || stat === undefined || rest === "vus_max") return { name: rest, stat: "value" };
  return { name, stat };
}

/** `p95` is 0.95, `p999` 0.999: k6 leaves the point out. */
export function quantileOfStat(stat: string): string | undefined {
  const [, digits] = /^p(\d{1,7})$/.exec(stat) ?? [];
  if (digits === undefined) return { min: "0", med: "0.5", max: "1" }[stat];
  if (digits === "100") return "1";
  return digits.length === 1 ? `0.0${digits}` : String(Number(`0.${digits}`));
}
