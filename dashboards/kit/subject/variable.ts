import type { CheckedExpression, Spot, Text } from "../../../alerts/kit/checks/index.ts";
import type { Told } from "./dashboard.ts";
import type { CheckedDatasource } from "./query.ts";

/** A variable as the checks see it. */
export interface CheckedVariable {
  readonly path: string;
  readonly at: Spot;
  readonly name: Text;
  /** `query`, `datasource`, `custom`, `constant`, `textbox`, `interval`, `adhoc`. */
  readonly type: string;
  /** What people read beside the choice. */
  readonly title: Text;
  /** What fills it: a query, or the type of the datasources. */
  readonly query?: Text;
  /** Series that a query of Prometheus's takes the values from. */
  readonly expr?: CheckedExpression;
  readonly datasource?: CheckedDatasource;
  readonly multi: boolean;
  readonly includeAll: boolean;
  /** What stands for all values; a list of them when absent. */
  readonly allValue?: Text;
  /** 0 never, 1 when the dashboard is opened, 2 when the time range changes. */
  readonly refresh?: Told<number>;
  /** Names of the variables that narrow its choice. */
  readonly uses: readonly string[];
  /** Shown nowhere. */
  readonly hidden: boolean;
}
