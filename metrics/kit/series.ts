import type { Shape } from "./shape.ts";

/** One series of a scenario: its name, its labels and what its samples do. */
export interface SampleSeries {
  readonly metric: string;
  /** Sorted by name; labels with an empty value are left out, as Prometheus does. */
  readonly labels: { readonly [label: string]: string };
  /** One after the other. */
  readonly samples: readonly Shape[];
}

/** The labels that the scrape adds to everything. */
export type TargetLabel = "job" | "instance";

/** A value for every label of the metric (`""` where a series lacks it); those of the scrape as needed. */
export type SeriesLabels<L extends string> = { readonly [K in Exclude<L, TargetLabel>]: string } & {
  readonly [K in L & TargetLabel]?: string;
};

/** One shape, or several one after the other. */
export type Samples<S = Shape> = S | readonly S[];

/** Puts a series together. */
export function sampleSeries(
  metric: string,
  labels: { readonly [label: string]: string | undefined },
  samples: Samples,
): SampleSeries {
  const present = Object.entries(labels).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const sorted = Object.fromEntries(present.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { metric, labels: sorted, samples: listOf(samples) };
}

/** A list also where one was given. */
export function listOf<T>(given: T | readonly T[]): readonly T[] {
  // Array.isArray does not narrow readonly arrays.
  const isList = (value: T | readonly T[]): value is readonly T[] => Array.isArray(value);
  return isList(given) ? given : [given];
}
