import type { Vector } from "../../../metrics/kit/index.ts";
import type { Width } from "../grid.ts";
import type { Query } from "../query.ts";
import type { Unit } from "../render/index.ts";
import type { DataPanelOptions, FieldOptions } from "./common.ts";

/** The buckets of one histogram: `sum(rate(duration.buckets, range)).by("le")`. Any label beside `le` would draw its rows twice. */
export interface BucketQuery extends Omit<Query, "expr" | "legend"> {
  readonly expr: Vector<"le", "buckets">;
}

export interface HeatmapOptions
  extends Omit<DataPanelOptions, "dataLinks">,
    Pick<FieldOptions, "decimals" | "noValue"> {
  /** Unit of what the histogram observes: the vertical axis. */
  readonly unit: Unit;
  /** Unit of the count in a cell. @default "ops", for a rate */
  readonly cellUnit?: Unit;
  /** @default "half" */
  readonly width?: Width;
  /** @default 8 */
  readonly height?: number;
}

export interface HeatmapPanel extends HeatmapOptions {
  readonly kind: "heatmap";
  readonly key: string;
  readonly queries: readonly Query[];
}

/** A histogram over time: how many observations fell into which bucket. Shows two humps where a quantile shows none. */
export function heatmap(
  key: string,
  options: HeatmapOptions & { readonly queries: readonly [BucketQuery] },
): HeatmapPanel {
  return {
    kind: "heatmap",
    key,
    ...options,
    queries: options.queries.map((query) => ({ ...query, legend: "{{le}}" })),
  };
}
