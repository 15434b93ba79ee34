import type { Spot, Text } from "../../../alerts/kit/checks/index.ts";
import type { GridPos } from "../grid.ts";
import type { Panel } from "../panel.ts";
import type { Told } from "./dashboard.ts";
import type { CheckedDatasource, CheckedQuery } from "./query.ts";

/** A panel as the checks see it. */
export interface CheckedPanel {
  readonly path: string;
  /** Where it begins. */
  readonly at: Spot;
  /** What it was made of, where it was defined in TypeScript. */
  readonly definition?: Panel;
  /** The kit made its JSON, not Grafana's SDK or anybody else. */
  readonly ours: boolean;
  readonly key?: string;
  /** Title of the row it stands in. */
  readonly row?: string;
  readonly id?: Told<number>;
  /** Grafana's name of the visualisation: `timeseries`. */
  readonly type: Text;
  readonly title: Text;
  readonly description: Text;
  /** What a text panel says. */
  readonly content?: Text;
  readonly place?: CheckedPlace;
  /** In a row that is folded when the dashboard opens. */
  readonly folded: boolean;
  /** Shows answers of queries; a text or a list of dashboards does not. */
  readonly hasData: boolean;
  readonly unit?: Text;
  /** Units of single fields. */
  readonly fieldUnits: readonly Text[];
  /** Every number has a text in place of it. */
  readonly mapped: boolean;
  readonly thresholds: readonly Told<readonly number[]>[];
  readonly stacked?: Told<"normal" | "percent">;
  readonly datasource?: CheckedDatasource;
  readonly queries: readonly CheckedQuery[];
  /** The library panel that it stands for. */
  readonly library?: Text;
  /** An alert of Grafana 7 and before. */
  readonly legacyAlert?: Spot;
  /** The variable of which each value has a panel. */
  readonly repeat?: Text;
  /** Where a click on a series leads. */
  readonly dataLinks?: readonly { readonly title: Text; readonly url: Text }[];
  /** Texts besides title, description, queries and legends that Grafana fills variables into. */
  readonly texts: readonly Text[];
}

/** Where a panel is drawn. */
export interface CheckedPlace extends GridPos {
  /** What shares these coordinates: the page, a folded row, a tab. */
  readonly area: string;
  readonly at: Spot;
}
