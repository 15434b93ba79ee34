import type { VariableJson } from "../dashboard/index.ts";
import type { VariableState } from "./resolve.ts";

/** What stands in an address for each of the dashboard's variables that it names. */
export function chosenInUrl(
  variables: readonly VariableJson[],
  parameters: URLSearchParams,
): ReadonlyMap<string, readonly string[]> {
  const named = variables.filter((variable) => inUrl(variable) && parameters.has(`var-${variable.name}`));
  return new Map(named.map(({ name }) => [name, parameters.getAll(`var-${name}`)]));
}

/** The values of a variable as they stand in an address: one parameter each, and an empty one for none. */
export function urlValues({ selection: { value } }: Pick<VariableState, "selection">): readonly string[] {
  if (typeof value === "string") return [value];
  return value.length === 0 ? [""] : value;
}

/** Whether two sets of values in addresses mean the same. */
export function sameUrlValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** The parameters with every variable's value in them; others stay where they are. */
export function withVariables(parameters: URLSearchParams, states: Iterable<VariableState>): URLSearchParams {
  const written = new URLSearchParams(parameters);
  for (const state of states) {
    if (!inUrl(state.variable)) continue;
    const name = `var-${state.variable.name}`;
    written.delete(name);
    for (const value of urlValues(state)) written.append(name, value);
  }
  return written;
}

/** Constants cannot be chosen, and the preview has no values for filters. */
function inUrl({ type, skipUrlSync }: VariableJson): boolean {
  return skipUrlSync !== true && !["constant", "adhoc", "groupby", "system"].includes(type);
}
