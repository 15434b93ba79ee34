import { narrow, print, select } from "../../../metrics/kit/index.ts";
import type { Annotation } from "../annotation.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { dataLinksOf, type Panel } from "../panel.ts";
import type { Row } from "../row.ts";
import { variablesOf } from "./all-variables.ts";
import { usedVariables, variablesOfVariable } from "./variable.ts";

/** Names of the variables that panels use, directly or through another variable. */
export function variablesInUse(dashboard: DashboardOptions): ReadonlySet<string> {
  const { rows, annotations = [] } = dashboard;
  const variables = variablesOf(dashboard);
  const used = new Set<string>();
  const pending = rows.flatMap(({ title, repeat, panels }) => [
    ...usedVariables(title),
    ...(repeat === undefined ? [] : [repeat]),
    ...panels.flatMap((panel) => variablesOfPanel(panel)),
  ]);
  pending.push(...annotations.flatMap(variablesOfAnnotation));
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

/** Names of the variables that narrow the marks on the graphs. */
export function variablesOfAnnotation({ expr, title, text = "" }: Annotation): string[] {
  return usedVariables([print(expr), title, text].join(" "));
}

/** Whether some panel asks Loki, so that the dashboard needs its datasource. */
export function showsLogs(rows: readonly Row[]): boolean {
  return rows.some(({ panels }) => panels.some(({ kind }) => kind === "logs"));
}

function interpolated(panel: Panel): string[] {
  // `repeat` names a variable without the dollar sign.
  if (panel.kind === "raw") return [JSON.stringify(panel.model), `\${${panel.model.repeat ?? "__none"}}`];
  if (panel.kind === "heading") return [panel.title];
  if (panel.kind === "text") return [panel.title, panel.content];
  const words = [panel.title, panel.description, ...(panel.links ?? []).map(({ url }) => url)];
  if (panel.kind === "logs") return [...words, panel.logql];
  if (panel.kind === "alert-list") return [...words, panel.name ?? "", print(narrow(select(""), panel.labels ?? {}))];
  return [
    ...words,
    ...panel.queries.flatMap(({ expr, legend }) => [print(expr), legend]),
    ...dataLinksOf(panel).map(({ url }) => url),
  ];
}
