import type { VariableJson } from "../dashboard/index.ts";
import { autoValue } from "./option.ts";
import type { VariableState } from "./resolve.ts";
import { isAll } from "./selection.ts";
import type { Values, VariableValue } from "./values.ts";

/** The step that an interval variable's `auto` stands for, by the shown range. */
export type AutoInterval = (variable: VariableJson) => string;

/** A variable's value as texts use it. */
export function variableValue(
  { variable, options, selection }: VariableState,
  autoInterval: AutoInterval,
): VariableValue {
  const { multi = false, includeAll = false, allValue = "", type } = variable;
  const several = multi || includeAll;
  const { value, text } = selection;
  if (isAll(selection)) {
    const all = { text: "All", several, urlValue: value };
    if (allValue !== null && allValue !== "") return { ...all, value: allValue, verbatim: true };
    return { ...all, value: options.map((option) => option.value) };
  }
  if (type === "interval" && value === autoValue)
    return { value: autoInterval(variable), text, urlValue: value, several };
  return { value, text, several };
}

/** Values of all variables by name; those that the preview has no values for, such as ad hoc filters, stand for nothing. */
export function valuesOf(states: Iterable<VariableState>, autoInterval: AutoInterval): Values {
  return Object.fromEntries([...states].map((state) => [state.variable.name, variableValue(state, autoInterval)]));
}
