import type { DataLink } from "../data-link.ts";
import type { Width } from "../grid.ts";
import type { Asked, Query } from "../query.ts";
import type { Thresholds, ValueTexts } from "../thresholds.ts";
import type { DataPanelOptions, FieldOptions } from "./common.ts";

/** What gives the cells their colours: texts for exact values, or thresholds. */
export type CellColors = { readonly values: ValueTexts } | { readonly thresholds: Thresholds };

export interface StatusHistoryOptions extends DataPanelOptions, FieldOptions {
  /** Cells across the panel. Grafana draws none at all when there are more than fit. @default 60 */
  readonly cells?: number;
  /** @default "half" */
  readonly width?: Width;
  /** @default 8 */
  readonly height?: number;
}

export interface StatusHistoryPanel extends StatusHistoryOptions {
  readonly kind: "status-history";
  readonly key: string;
  readonly queries: readonly Query[];
}

/**
 * How each series was at regular times, a row of coloured cells for each. A cell shows one moment: to catch what lies
 * between, ask for the worst of the interval, as in `minOverTime(up, "$__interval")`.
 */
export function statusHistory<const Queries extends readonly Query[], const Links extends readonly DataLink[]>(
  key: string,
  options: StatusHistoryOptions & CellColors & Asked<Queries, Links>,
): StatusHistoryPanel {
  return { kind: "status-history", key, ...options };
}
