import type { DataLink } from "../data-link.ts";
import type { Width } from "../grid.ts";
import type { Unit } from "../render/index.ts";
import type { Thresholds, ValueTexts } from "../thresholds.ts";
import type { Watches } from "../watches/index.ts";

/** What every panel has that is not mere words. */
export interface PanelOptions {
  readonly title: string;
  /** What is shown and what a good value looks like: one or two sentences, shown on hover. */
  readonly description: string;
  readonly width?: Width;
  /** In grid units of 30 px. */
  readonly height?: number;
  /** Where a click on the panel's title leads. */
  readonly links?: readonly Link[];
  /**
   * Alerts that the panel is about: their thresholds are drawn, and they lead to the panel when they fire.
   * A threshold that an alert's expression does not tell, or tells in another unit, is said with `{ alert, at }`.
   */
  readonly watches?: Watches;
}

/** What every panel has that asks Prometheus. */
export interface DataPanelOptions extends PanelOptions {
  /** Where a click on a series leads. @default nowhere */
  readonly dataLinks?: readonly DataLink[];
  /** Why no data is right here while all is well, for example "Nothing was lost.". @default data is expected */
  readonly mayBeEmpty?: string;
}

export interface Link {
  readonly title: string;
  /** Absolute, or from Grafana's root; see {@link dashboardUrl}. */
  readonly url: string;
}

/** How numbers are shown. */
export interface FieldOptions {
  readonly unit: Unit;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  /** @default those of the alerts that the panel watches */
  readonly thresholds?: Thresholds;
  readonly values?: ValueTexts;
  /** Text shown when the query returns nothing. @default "No data" */
  readonly noValue?: string;
}
