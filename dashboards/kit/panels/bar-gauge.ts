import type { DataLink } from "../data-link.ts";
import type { Width } from "../grid.ts";
import type { Asked, Query } from "../query.ts";
import type { DataPanelOptions, FieldOptions } from "./common.ts";

export interface BarGaugeOptions extends DataPanelOptions, FieldOptions {
  /** Where the bars begin. Grafana's own choice would be the smallest value, whose bar is then empty. @default 0 */
  readonly min?: number;
  /** Where a bar is full. @default the largest value */
  readonly max?: number;
  /** Which way the bars point. @default "right" */
  readonly bars?: "right" | "up";
  /** @default "half" */
  readonly width?: Width;
  /** @default 8 */
  readonly height?: number;
}

export interface BarGaugePanel extends BarGaugeOptions {
  readonly kind: "bar-gauge";
  readonly key: string;
  readonly queries: readonly Query[];
}

/** The values now, a bar for each series: which is the largest, and by how much. `topk()` keeps it short. */
export function barGauge<const Queries extends readonly Query[], const Links extends readonly DataLink[]>(
  key: string,
  options: BarGaugeOptions & Asked<Queries, Links>,
): BarGaugePanel {
  return { kind: "bar-gauge", key, ...options };
}
