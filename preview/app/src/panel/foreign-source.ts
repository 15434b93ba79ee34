import type { DatasourceJson, PanelJson, TargetJson } from "../dashboard/index.ts";

/** What is said of a query that is not for Prometheus; undefined for one that is. */
export function foreignSource(target: TargetJson, panel?: PanelJson): string | undefined {
  const { type = "", uid = "" } = sourceOf(target.datasource) ?? sourceOf(panel?.datasource) ?? {};
  if (type === "__expr__" || uid === "__expr__") return "Grafana's own expressions are not previewed";
  if (uid === "-- Dashboard --") return "results of another panel are not previewed";
  if (uid === "-- Mixed --" || type === "" || type === "prometheus" || type === "datasource") return undefined;
  if (type === "grafana") return "Grafana's own data are not previewed";
  return `the query asks a data source of the type “${type}”, and the preview has Prometheus only`;
}

/** Names of data sources, as dashboards had them before Grafana 8, tell no type. */
function sourceOf(source: DatasourceJson | string | null | undefined): DatasourceJson | undefined {
  return typeof source === "object" && source !== null ? source : undefined;
}
