import type { Range, Vector } from "../../../metrics/kit/index.ts";
import type { Legend } from "../legend.ts";
import type { Unit } from "../render/index.ts";
import type { Thresholds } from "../thresholds.ts";

/**
 * One way to look at a metric: what a panel with numbers needs beside its key.
 *
 * `timeseries("requests", rateOf(requests, { by: ["route"] }))`; to change something, spread it:
 * `stat("requests-now", { ...rateOf(requests), title: "Requests now" })`.
 */
export interface View<L extends string> {
  /** From the metric's help, up to its first comma. */
  readonly title: string;
  readonly description: string;
  /** From the metric's unit. */
  readonly unit: Unit;
  /** The zero line, where nothing can be below it. */
  readonly min?: number;
  readonly max?: number;
  readonly thresholds?: Thresholds;
  readonly queries: readonly ViewQuery<L>[];
}

export interface ViewQuery<L extends string> {
  readonly expr: Vector<L, "gauge">;
  readonly legend: string;
}

/** How series are told apart, and what they are called. */
export interface ViewOptions<K extends string, Text extends string> {
  /** Labels that are told apart. @default none: all series are one */
  readonly by?: readonly K[];
  /** Accepts only labels of `by`. @default these, else what is counted */
  readonly legend?: Text & Legend<Text, NoInfer<K>>;
}

/** The same for what is looked at over a stretch of time. */
export interface RangeViewOptions<K extends string, Text extends string> extends ViewOptions<K, Text> {
  /** @default "$__rate_interval", at least four scrapes whatever the zoom */
  readonly range?: Range;
}

export const usualRange = "$__rate_interval";
