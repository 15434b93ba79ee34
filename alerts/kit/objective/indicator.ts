import type { HistogramSelection, Selector, Vector } from "../../../metrics/kit/index.ts";

/** Counters, or chosen series of them; several are added up. */
export type Counters = Selector<string, "counter", string> | readonly Selector<string, "counter", string>[];

/** What is measured, brought to one of three forms. */
export type Indicator =
  | {
      readonly kind: "counted";
      readonly errors: readonly Selector<string, "counter", string>[];
      readonly total: readonly Selector<string, "counter", string>[];
    }
  | {
      readonly kind: "latency";
      readonly of: HistogramSelection<string>;
      /** The bound of a bucket, in the histogram's unit. */
      readonly within: number;
    }
  | {
      readonly kind: "limit";
      readonly gauge: Vector;
      /** Which side of the limit is good; of several series the worst one counts. */
      readonly good: "at most" | "at least";
      readonly limit: number;
    };

/** Every selector that an indicator reads. */
export function selectorsOf(indicator: Indicator): readonly Vector[] {
  switch (indicator.kind) {
    case "counted":
      return [...indicator.total, ...indicator.errors];
    case "latency":
      return [indicator.of.count, indicator.of.buckets];
    case "limit":
      return [indicator.gauge];
  }
}
