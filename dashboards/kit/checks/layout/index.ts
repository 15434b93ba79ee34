import type { Check } from "../check.ts";
import { emptyRow } from "./empty-row.ts";
import { emptySection } from "./empty-section.ts";
import { grid } from "./grid.ts";
import { key } from "./key.ts";
import { panelId } from "./panel-id.ts";
import { rowTitle } from "./row-title.ts";
import { size } from "./size.ts";

/** What can be wrong with where panels stand and how they are told apart. */
export const layoutChecks: readonly Check[] = [emptyRow, emptySection, grid, key, panelId, rowTitle, size];
