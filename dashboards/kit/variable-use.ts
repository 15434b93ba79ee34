import { print } from "../../metrics/kit/index.ts";
import type { DashboardOptions } from "./dashboard.ts";
import type { Panel } from "./panel.ts";
import { type LabelVariable, usedVariables } from "./variable.ts";

/** Names of the variables that panels use, directly or through another variable. */
export function variablesInUse({ rows, variables = [] }: DashboardOptions): ReadonlySet<string> {
  const used = new Set<string>();
  const pending = rows.flatMap(({ title, panels }) => [
    ...usedVariables(title),
    ...panels.flatMap((panel) => variablesOfPanel(panel)),
  ]);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    pending.push(...variables.filter((variable) => variable.name === name).flatMap(variablesOfVariable));
  }
  return used;
}

/** Names of the variables in everything of a panel that Grafana interpolates. */
export function variablesOfPanel(panel: Panel): string[] {
  return [...new Set(interpolated(panel).flatMap(usedVariables))];
}

/** Names of the variables that narrow the choice of this one. */
export function variablesOfVariable(variable: LabelVariable): string[] {
  return usedVariables(print(variable.of));
}

function interpolated(panel: Panel): string[] {
  // `repeat` names a variable without the dollar sign.
  if (panel.kind === "raw") return [JSON.stringify(panel.model), `\${${panel.model.repeat ?? "__none"}}`];
  if (panel.kind === "text") return [panel.title, panel.content];
  return [
    panel.title,
    panel.description,
    ...panel.queries.flatMap(({ expr, legend }) => [print(expr), legend]),
    ...(panel.links ?? []).map(({ url }) => url),
  ];
}
