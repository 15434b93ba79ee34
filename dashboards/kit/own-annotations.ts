import { type Annotation, firingAlerts } from "./annotation.ts";
import type { DashboardOptions } from "./dashboard.ts";
import { watchedBy } from "./watches/index.ts";

/**
 * The marks on a dashboard's graphs. One that names none has the alerts that its panels watch, while they fire: those of
 * other systems say nothing about what it shows. One whose panels watch nothing has every alert.
 */
export function annotationsOf({
  annotations,
  rows,
}: Pick<DashboardOptions, "annotations" | "rows">): readonly Annotation[] {
  if (annotations !== undefined) return annotations;
  const watched = rows.flatMap(({ panels }) => panels.flatMap(watchedBy));
  const names = [...new Set(watched.map(({ alert }) => alert.name))].sort();
  return [names.length === 0 ? firingAlerts() : firingAlerts({ where: { alertname: names } })];
}
