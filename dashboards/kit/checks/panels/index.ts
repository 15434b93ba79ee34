import type { Check } from "../check.ts";
import { dataLink } from "./data-link.ts";
import { panelDatasource } from "./datasource.ts";
import { legacyAlert } from "./legacy-alert.ts";
import { libraryPanel } from "./library-panel.ts";
import { noQuery } from "./no-query.ts";
import { noThreshold } from "./no-threshold.ts";
import { oldPanel } from "./old-panel.ts";
import { refId } from "./ref-id.ts";
import { stacking } from "./stacking.ts";
import { states } from "./states.ts";
import { thresholds } from "./thresholds.ts";
import { unit } from "./unit.ts";

/** What can be wrong with a panel, its queries left aside. */
export const panelChecks: readonly Check[] = [
  dataLink,
  legacyAlert,
  libraryPanel,
  noQuery,
  noThreshold,
  oldPanel,
  panelDatasource,
  refId,
  stacking,
  states,
  thresholds,
  unit,
];
