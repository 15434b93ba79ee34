export { variablesOf } from "./all-variables.ts";
export { needsOf } from "./order.ts";
export { type VariableUse, variableUses } from "./uses.ts";
export {
  type DashboardVariable,
  datasourceVariable,
  isRaw,
  type LabelVariable,
  labelVariable,
  lokiDatasourceVariable,
  type RawVariable,
  rawVariable,
  usedVariables,
  type VariableJson,
  variablesOfVariable,
} from "./variable.ts";
export { showsLogs, variablesInUse, variablesOfAnnotation, variablesOfPanel } from "./variable-use.ts";
