import type { Spot, Text } from "../../../alerts/kit/checks/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import type { CheckedPanel } from "./panel.ts";
import type { CheckedDatasource } from "./query.ts";
import type { CheckedVariable } from "./variable.ts";

/** A dashboard as the checks see it, wherever it comes from. */
export interface CheckedDashboard {
  readonly path: string;
  /** Where it begins. */
  readonly at: Spot;
  /** What it was made of, where it was defined in TypeScript: the kit then sees to ids, places and datasources by itself. */
  readonly definition?: DashboardOptions;
  /** Which of Grafana's two forms it has. */
  readonly form: "classic" | "v2";
  readonly uid?: Text;
  readonly title: Text;
  readonly tags: readonly Text[];
  readonly schemaVersion?: Told<number>;
  /** The number in the database of the Grafana that it was exported from. */
  readonly databaseId?: Told<number>;
  readonly editable?: Told<boolean>;
  /** How often it asks again, `30s`; empty for never. */
  readonly refresh?: Text;
  readonly variables: readonly CheckedVariable[];
  readonly rows: readonly CheckedRow[];
  /** In the order of reading, those of folded rows and of tabs among them. */
  readonly panels: readonly CheckedPanel[];
  readonly annotations: readonly CheckedAnnotation[];
  /** Texts outside of panels and variables that Grafana fills variables into. */
  readonly texts: readonly Text[];
  /** What the import dialog asks for: `DS_PROMETHEUS`. */
  readonly inputs: readonly Text[];
  /** Everything in which a variable's name may stand, in one text; absent where `texts` have them all. */
  readonly source?: string;
  readonly ignored: readonly Ignored[];
}

/** A value that is no text, and where it was read. */
export interface Told<Value> {
  readonly value: Value;
  readonly at: Spot;
}

/** A heading and what stands under it. */
export interface CheckedRow {
  readonly path: string;
  readonly title: Text;
  readonly at: Spot;
  readonly id?: Told<number>;
  readonly panels: number;
  /** The variable of which each value has a row. */
  readonly repeat?: Text;
}

export interface CheckedAnnotation {
  readonly path: string;
  readonly name: Text;
  readonly datasource?: CheckedDatasource;
  readonly at: Spot;
  /** Names of variables in its query and its texts. */
  readonly uses: readonly string[];
}

/** Says that a check's findings are known and accepted, in the whole dashboard or in one panel. */
export interface Ignored {
  readonly check: string;
  /** Key or title. @default every panel, and what is in none */
  readonly panel?: string;
  readonly reason: string;
  readonly at?: Spot;
}
