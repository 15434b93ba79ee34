import type { DataLink } from "../data-link.ts";
import type { Width } from "../grid.ts";
import type { Asked, Query } from "../query.ts";
import type { DataPanelOptions, FieldOptions } from "./common.ts";

export interface TimeseriesOptions extends DataPanelOptions, FieldOptions {
  /** @default "line" */
  readonly draw?: "line" | "bars" | "points";
  /** Stacks the series on each other: only for parts of one whole. @default false */
  readonly stack?: boolean;
  /** A table shows last and maximum of each series: for many series. @default "list" */
  readonly legendAs?: "list" | "table" | "hidden";
  /** Also asks for exemplars: single requests as dots, each a link to its trace where the settings name a Tempo. @default false */
  readonly exemplars?: boolean;
  /** @default "half" */
  readonly width?: Width;
  /** @default 8 */
  readonly height?: number;
}

export interface TimeseriesPanel extends TimeseriesOptions {
  readonly kind: "timeseries";
  readonly key: string;
  readonly queries: readonly Query[];
}

/** Values over time. Thresholds are drawn as dashed lines. */
export function timeseries<const Queries extends readonly Query[], const Links extends readonly DataLink[]>(
  key: string,
  options: TimeseriesOptions & Asked<Queries, Links>,
): TimeseriesPanel {
  return { kind: "timeseries", key, ...options };
}
