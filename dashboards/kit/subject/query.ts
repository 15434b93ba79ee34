import type { CheckedExpression, Spot, Text } from "../../../alerts/kit/checks/index.ts";

/** A query of a panel as the checks see it. */
export interface CheckedQuery {
  readonly refId?: Text;
  readonly at: Spot;
  readonly language: "promql" | "logql" | "other";
  /** As it is written; absent for what was defined in TypeScript, and for languages that are none. */
  readonly text?: Text;
  readonly expr?: CheckedExpression;
  /** Why there is no expression. */
  readonly unread?: { readonly message: string; readonly at: Spot };
  readonly legend?: Text;
  /** Whether it asks for one moment, or for each step of the time range. */
  readonly asks: "moment" | "range" | "both";
  readonly format: "time_series" | "table" | "heatmap";
  readonly datasource?: CheckedDatasource;
  /** Asked and not shown: other queries calculate with it. */
  readonly hidden: boolean;
}

/** How a datasource is referred to. */
export interface CheckedDatasource {
  readonly by:
    | "variable"
    /** `${DS_PROMETHEUS}`, which the import dialog fills in. */
    | "input"
    | "uid"
    /** As Grafana did before version 8.3. */
    | "name"
    /** Whatever is the default where the dashboard is read. */
    | "default"
    /** Each query has its own. */
    | "mixed"
    /** Of Grafana itself, or a calculation. */
    | "built-in";
  readonly type?: string;
  /** As it is written. */
  readonly text: string;
  readonly at: Spot;
}
