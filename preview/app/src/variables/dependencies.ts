import type { VariableJson } from "../dashboard/index.ts";
import { namesIn } from "./interpolate.ts";
import { queryText } from "./query.ts";

/**
 * For each variable the others that have to be known before it. Of variables that refer to each other in a circle, the
 * one that stands first in the dashboard does not wait.
 */
export function dependenciesOf(variables: readonly VariableJson[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const settled = new Map<string, ReadonlySet<string>>();
  const visit = (variable: VariableJson, path: readonly string[]): void => {
    if (settled.has(variable.name)) return;
    const waitsFor = new Set<string>();
    for (const name of referencesOf(variable)) {
      const other = byName.get(name);
      if (other === undefined || name === variable.name || path.includes(name)) continue;
      visit(other, [...path, variable.name]);
      waitsFor.add(name);
    }
    settled.set(variable.name, waitsFor);
  };
  for (const variable of variables) visit(variable, []);
  return settled;
}

function referencesOf({ type, query, regex = "", datasource }: VariableJson): ReadonlySet<string> {
  const asks = type === "query" || type === "custom" || type === "interval" || type === "datasource";
  return asks ? namesIn(`${queryText(query)} ${regex} ${datasource?.uid ?? ""}`) : new Set();
}
