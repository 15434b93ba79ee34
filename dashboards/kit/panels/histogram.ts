import type { Expression } from "../../../metrics/kit/index.ts";
import type { Width } from "../grid.ts";
import type { Checked, Query } from "../query.ts";
import type { DataPanelOptions, FieldOptions } from "./common.ts";

/** Values as they are: the buckets of a histogram are counted already (see `heatmap`), a counter has no distribution before `rate()`. */
export interface ValueQuery extends Query {
  readonly expr: Expression<"instant", string, "gauge">;
}

export interface HistogramOptions
  extends Omit<DataPanelOptions, "dataLinks">,
    Pick<FieldOptions, "unit" | "decimals" | "noValue"> {
  /** The value of each series now, or all values of the range. @default "range" */
  readonly of?: "range" | "now";
  /** Width of a bar, in the unit. @default Grafana's choice, for about 30 bars */
  readonly bucketSize?: number;
  /** One distribution for all series instead of one each. @default false */
  readonly combine?: boolean;
  /** @default "half" */
  readonly width?: Width;
  /** @default 8 */
  readonly height?: number;
}

export interface HistogramPanel extends HistogramOptions {
  readonly kind: "histogram";
  readonly key: string;
  readonly queries: readonly ValueQuery[];
}

/** How values are spread: how many lie between which bounds. */
export function histogram<const Queries extends readonly ValueQuery[]>(
  key: string,
  options: HistogramOptions & { readonly queries: Checked<Queries, ValueQuery> },
): HistogramPanel {
  return { kind: "histogram", key, ...options };
}
