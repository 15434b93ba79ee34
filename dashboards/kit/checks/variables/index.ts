import type { Check } from "../check.ts";
import { allValue } from "./all-value.ts";
import { requiredVariable } from "./required-variable.ts";
import { undefinedVariable } from "./undefined-variable.ts";
import { unusedVariable } from "./unused-variable.ts";
import { variableCycle } from "./variable-cycle.ts";
import { variableLabel } from "./variable-label.ts";
import { variableName } from "./variable-name.ts";
import { variableQuery } from "./variable-query.ts";
import { variableRefresh } from "./variable-refresh.ts";

/** What can be wrong with variables and their use. */
export const variableChecks: readonly Check[] = [
  allValue,
  requiredVariable,
  undefinedVariable,
  unusedVariable,
  variableCycle,
  variableLabel,
  variableName,
  variableQuery,
  variableRefresh,
];
