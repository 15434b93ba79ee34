import type { DataSourceRef } from "@grafana/grafana-foundation-sdk/common";
import type { Field } from "./field-config.ts";

/** What depends on the kind of a panel, in Grafana's words. */
export interface Body {
  readonly type: string;
  readonly options: object;
  /** @default the one of all panels */
  readonly datasource?: DataSourceRef;
  readonly targets?: readonly object[];
  readonly fieldConfig?: { readonly defaults: Field; readonly overrides: readonly object[] };
  readonly transformations?: readonly object[];
  readonly maxDataPoints?: number;
  /** Grafana whose words these are. @default none, which Grafana takes for 6.1 */
  readonly pluginVersion?: string;
  readonly transparent?: boolean;
}
