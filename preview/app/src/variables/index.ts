export { type FormatName, formatValue } from "./format.ts";
export { interpolate, type Values, type VariableValue } from "./interpolate.ts";
