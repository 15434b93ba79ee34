import type { Check } from "./check.ts";
import { layoutChecks } from "./layout/index.ts";
import { panelChecks } from "./panels/index.ts";
import { queryChecks } from "./queries/index.ts";
import { variableChecks } from "./variables/index.ts";
import { wholeChecks } from "./whole/index.ts";

/** Every check of dashboards, sorted by id; those of expressions, `promql/…`, apply to their queries besides. */
export const checks: readonly Check[] = [
  ...wholeChecks,
  ...layoutChecks,
  ...panelChecks,
  ...queryChecks,
  ...variableChecks,
].sort((a, b) => (a.id < b.id ? -1 : 1));
