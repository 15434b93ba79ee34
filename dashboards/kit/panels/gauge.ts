import type { DataLink } from "../data-link.ts";
import type { Width } from "../grid.ts";
import type { Asked, Query } from "../query.ts";
import type { DataPanelOptions, FieldOptions } from "./common.ts";

export interface GaugeOptions extends DataPanelOptions, FieldOptions {
  /** Left end of the dial, in the unit. */
  readonly min: number;
  /** Right end of the dial, in the unit. */
  readonly max: number;
  /** @default "quarter" */
  readonly width?: Width;
  /** @default 6 */
  readonly height?: number;
}

export interface GaugePanel extends GaugeOptions {
  readonly kind: "gauge";
  readonly key: string;
  readonly queries: readonly Query[];
}

/** The value now on a dial whose ends are known: how far from full. Thresholds mark its rim. */
export function gauge<const Queries extends readonly Query[], const Links extends readonly DataLink[]>(
  key: string,
  options: GaugeOptions & Asked<Queries, Links>,
): GaugePanel {
  return { kind: "gauge", key, ...options };
}
