import type { Matchers } from "../../../metrics/kit/index.ts";
import type { Width } from "../grid.ts";
import type { PanelOptions } from "./common.ts";

export interface AlertListOptions extends PanelOptions {
  /** Which alerts, by their labels: `{ severity: ["critical", "warning"] }`. @default all */
  readonly labels?: Matchers<string>;
  /** Part of the alert's name, in any case. @default every name */
  readonly name?: string;
  /** @default firing and pending */
  readonly states?: readonly ("firing" | "pending" | "inactive")[];
  /** Labels by which the list is headed. @default one list, grouped by rule */
  readonly groupBy?: readonly string[];
  /** @default 20 */
  readonly limit?: number;
  /** @default "half" */
  readonly width?: Width;
  /** @default 8 */
  readonly height?: number;
}

export interface AlertListPanel extends AlertListOptions {
  readonly kind: "alert-list";
  readonly key: string;
}

/** Alerts of Prometheus now, longest active first, with a link to each. Silenced ones are listed too. */
export function alertList(key: string, options: AlertListOptions): AlertListPanel {
  return { kind: "alert-list", key, ...options };
}
