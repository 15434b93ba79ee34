/** Proof that a stack's alerts fire, arrive and survive faults, and that its dashboards answer. */
export { type CollectionOptions, type CollectionRun, measureCollection } from "./collection/index.ts";
export { type DashboardsOptions, type DashboardsProgress, measureDashboards } from "./dashboards/index.ts";
export { type Ask, NotThere, type PrometheusAddress, prometheusApi } from "./observe/index.ts";
export type { Dashboards, Spread } from "./result/index.ts";
