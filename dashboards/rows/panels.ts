import type { TimeseriesOptions } from "../kit/index.ts";

/** What a dashboard wants to be different about single panels of a row: `{ errors: { watches: routeFailing } }`. */
export type PanelChanges<Name extends string> = { readonly [K in Name]?: Partial<TimeseriesOptions> };

/** How every row of this folder can be changed. */
export interface RowChanges<Name extends string> {
  /** Unique on the dashboard. */
  readonly title?: string;
  /** The beginning of the panels' keys; another one for a second row of the kind on one dashboard. */
  readonly key?: string;
  /** Shows only the header until somebody unfolds it. @default false */
  readonly collapsed?: boolean;
  readonly panels?: PanelChanges<Name>;
}
