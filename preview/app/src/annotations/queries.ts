import type { AnnotationJson, DashboardJson } from "../dashboard/index.ts";

/** The annotation queries of a dashboard that ask Prometheus; others, such as Grafana's own annotations, are not previewed. */
export function annotationQueries({ annotations }: DashboardJson): readonly AnnotationJson[] {
  return (annotations?.list ?? []).filter(
    (query) => query.builtIn !== 1 && exprOf(query) !== "" && (query.datasource?.type ?? "prometheus") === "prometheus",
  );
}

/** A query's expression, wherever its version of Grafana keeps it. */
export function exprOf({ expr, target }: AnnotationJson): string {
  return expr ?? target?.expr ?? "";
}

/** Whether an annotation is shown on a panel: those that its query lists, or all but those. */
export function isShownOn({ filter }: AnnotationJson, panelId: number): boolean {
  const { ids = [], exclude = false } = filter ?? {};
  if (filter == null || (ids.length === 0 && !exclude)) return true;
  return ids.includes(panelId) !== exclude;
}
