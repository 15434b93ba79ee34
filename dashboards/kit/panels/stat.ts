import type { DataLink } from "../data-link.ts";
import type { Width } from "../grid.ts";
import type { Asked, Query } from "../query.ts";
import type { DataPanelOptions, FieldOptions } from "./common.ts";

export interface StatOptions extends DataPanelOptions, FieldOptions {
  /**
   * Draws the past behind the number. The number is then the last one within the time range, which a vanished
   * target leaves standing; without it, it is the value now or none. @default false
   */
  readonly sparkline?: boolean;
  /** What takes the colour of the threshold or text. @default "value" */
  readonly paint?: "value" | "background";
  /** @default "quarter" */
  readonly width?: Width;
  /** @default 4 */
  readonly height?: number;
}

export interface StatPanel extends StatOptions {
  readonly kind: "stat";
  readonly key: string;
  readonly queries: readonly Query[];
}

/** The value now, in large type; several series stand side by side with their legends. */
export function stat<const Queries extends readonly Query[], const Links extends readonly DataLink[]>(
  key: string,
  options: StatOptions & Asked<Queries, Links>,
): StatPanel {
  return { kind: "stat", key, ...options };
}
