import { type SelectorNode, selectorsIn } from "../../../metrics/kit/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { datasourceVariable, isRaw } from "./variable.ts";

/** A selector whose label is held to a variable. */
export interface VariableUse {
  readonly name: string;
  readonly label: string;
  readonly selector: SelectorNode;
}

/** Every `variable()` in the selectors of panels, in the order of reading, then in those of annotations and declared variables. */
export function variableUses({ rows, annotations = [], variables = [] }: DashboardOptions): readonly VariableUse[] {
  const panels = rows.flatMap((row) => row.panels);
  const expressions = [
    ...panels.flatMap((panel) => ("queries" in panel ? panel.queries.map(({ expr }) => expr) : [])),
    ...annotations.map(({ expr }) => expr),
    ...variables.flatMap((variable) => (isRaw(variable) ? [] : [variable.of])),
  ];
  // Panels share expressions, and one use of each tells as much as all.
  return [...new Set(expressions)].flatMap((expr) => selectorsIn(expr).flatMap(usesIn));
}

/** The variable that a matcher's value is, if it is one and nothing else. */
export function variableOf(value: string): string | undefined {
  return value.startsWith("$") ? /^\$([A-Za-z]\w*)$/.exec(value)?.[1] : undefined;
}

function usesIn(selector: SelectorNode): readonly VariableUse[] {
  return selector.matchers.flatMap(({ label, value }) => {
    const name = variableOf(value);
    return name === undefined || name === datasourceVariable ? [] : [{ name, label, selector }];
  });
}
