/** Proof that a stack's alerts fire, arrive and survive faults, and that its dashboards answer. */
export {
  type Baseline,
  baselineOf,
  changeCells,
  compare,
  keyOf,
  printBaseline,
  readBaseline,
  refuseOtherConditions,
} from "./baseline/index.ts";
export {
  type CollectionExtent,
  type CollectionOptions,
  type CollectionRun,
  measureCollection,
} from "./collection/index.ts";
export { accessTo, untilScraped } from "./copy/index.ts";
export { type DashboardsOptions, type DashboardsProgress, measureDashboards } from "./dashboards/index.ts";
export * from "./drill/index.ts";
export { type FaultsOptions, type FaultsProgress, measureFaults } from "./faults/index.ts";
export {
  type Extent,
  estimateResilience,
  measureResilience,
  type ResilienceOptions,
  type ResilienceProgress,
  type ResilienceSelection,
} from "./kill-matrix/index.ts";
export { type Ask, NotThere, type PrometheusAddress, prometheusApi } from "./observe/index.ts";
export { type Plan, planEpisodes, type Selection } from "./plan/index.ts";
export * from "./rehearsal/index.ts";
export { reportFiles, toText } from "./report/index.ts";
export type { Dashboards, Resilience, Result, Routes, Spread } from "./result/index.ts";
export { measureRoutes, type RoutesOptions } from "./routes/index.ts";
export { exitCodeOf } from "./score/index.ts";
export { watchedDefinitions } from "./watched/index.ts";
export * from "./whole/index.ts";
