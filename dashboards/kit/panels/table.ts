import type { DataLink } from "../data-link.ts";
import type { Width } from "../grid.ts";
import type { Asked, LabelsOfAll, Query } from "../query.ts";
import type { Watches } from "../watches/index.ts";
import type { DataPanelOptions, FieldOptions } from "./common.ts";

/** A query of a table fills one column, headed by its legend. */
export interface TableQuery extends Query, Partial<FieldOptions> {
  /** Alerts that the column is about; those of the table itself colour the columns that read the same metric. */
  readonly watches?: Watches;
}

export interface TableOptions extends DataPanelOptions {
  /** Heading of the column to sort by. */
  readonly sortBy?: { readonly column: string; readonly order: "ascending" | "descending" };
  /** @default "full" */
  readonly width?: Width;
  /** @default 8 */
  readonly height?: number;
}

export interface TablePanel extends TableOptions {
  readonly kind: "table";
  readonly key: string;
  readonly queries: readonly TableQuery[];
  readonly columns: Columns<string>;
}

/** Labels shown, left to right, with their headings; other labels are hidden. */
export type Columns<Label extends string> = { readonly [Name in Label]?: string };

/** Values now, one line per combination of labels, one column per query. */
export function table<const Queries extends readonly TableQuery[], const Links extends readonly DataLink[]>(
  key: string,
  options: TableOptions &
    Asked<Queries, Links, TableQuery> & {
      readonly columns: Columns<LabelsOfAll<Queries>>;
    },
): TablePanel {
  return { kind: "table", key, ...options };
}
