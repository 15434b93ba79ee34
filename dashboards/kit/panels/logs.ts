import type { Width } from "../grid.ts";
import type { DataPanelOptions } from "./common.ts";

export interface LogsOptions extends Omit<DataPanelOptions, "dataLinks"> {
  /** What to ask Loki: `{container="api-service"} |= "error"`. It may use the dashboard's variables, as `$instance`. */
  readonly logql: string;
  /** Lines at most, newest first. @default 500 */
  readonly limit?: number;
  /** @default "full" */
  readonly width?: Width;
  /** @default 10 */
  readonly height?: number;
}

export interface LogsPanel extends LogsOptions {
  readonly kind: "logs";
  readonly key: string;
}

/** Lines from Loki. A dashboard with such a panel has a second choice of data source. */
export function logs(key: string, options: LogsOptions): LogsPanel {
  return { kind: "logs", key, ...options };
}
