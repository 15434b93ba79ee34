export { type DashboardProviderOptions, dashboardProviderYaml } from "./dashboard-provider.ts";
export { datasourceNames, datasourceUids } from "./datasource-names.ts";
export { type DatasourceOptions, datasourcesYaml } from "./datasources.ts";
export type { LokiOptions, TempoOptions } from "./logs-and-traces.ts";
