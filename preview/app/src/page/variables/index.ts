export { type DashboardVariables, useVariables, writeVariables } from "./use-variables.ts";
export { VariableControls } from "./variable-controls.tsx";
