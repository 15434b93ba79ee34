// Whoever writes a dashboard needs expressions too: one import serves both.
export * from "../../metrics/kit/index.ts";
export { type Annotation, annotation, deployments, firingAlerts } from "./annotation.ts";
export {
  type CheckedDashboard,
  checkDashboard,
  checkDashboards,
  checkedDashboard,
  checks as dashboardChecks,
  type DashboardCheck,
  type DashboardSettings,
  exampleDashboards,
  lintDashboards,
} from "./checks/index.ts";
export { type Dashboard, type DashboardOptions, dashboard } from "./dashboard.ts";
export { type CheckedLinks, clicked, type DataLink, type UnknownLinkLabel } from "./data-link.ts";
export { type FromJsonOptions, fromJson, jsonFault } from "./from-json/index.ts";
export type { Width } from "./grid.ts";
export { panelId } from "./identity.ts";
export { type Legend, legendLabels, type UnknownLegendLabel } from "./legend.ts";
export { type Choices, type DashboardLinkOptions, dashboardLink, dashboardUrl } from "./links.ts";
export { type DashboardEntry, dashboardTable, panelTables } from "./page/index.ts";
export { type Panel, type PanelLike, titleOf } from "./panel.ts";
export {
  type AlertListOptions,
  type AlertListPanel,
  alertList,
  type BarGaugeOptions,
  type BarGaugePanel,
  type BucketQuery,
  barGauge,
  type GaugeOptions,
  type GaugePanel,
  // A panel here, where a metric's definition has no business.
  gauge,
  type HeatmapOptions,
  type HeatmapPanel,
  type HistogramOptions,
  type HistogramPanel,
  heatmap,
  histogram,
  type Link,
  type LogsOptions,
  type LogsPanel,
  logs,
  type PanelJson,
  type RawPanel,
  raw,
  type StateQuery,
  type StateTimelineOptions,
  type StateTimelinePanel,
  type StatOptions,
  type StatPanel,
  type StatusHistoryOptions,
  type StatusHistoryPanel,
  stat,
  stateTimeline,
  statusHistory,
  type TableOptions,
  type TablePanel,
  type TableQuery,
  type TextOptions,
  type TextPanel,
  type TimeseriesOptions,
  type TimeseriesPanel,
  table,
  text,
  timeseries,
  type ValueQuery,
} from "./panels/index.ts";
export { notDescribedYet } from "./placeholder.ts";
export {
  type DashboardProviderOptions,
  type DatasourceOptions,
  dashboardProviderYaml,
  datasourcesYaml,
  datasourceUids,
  type LokiOptions,
  type TempoOptions,
} from "./provisioning/index.ts";
export type { Query } from "./query.ts";
export { type DashboardReading, nodeOf, readDashboard } from "./reading/index.ts";
export { canonicalJson, dashboardFileName, dashboardJson, renderDashboard, type Unit } from "./render/index.ts";
export { type Row, type RowOptions, row } from "./row.ts";
export { type RowItem, type Section, section } from "./section.ts";
export { share } from "./share.ts";
export type { Color, Step, Thresholds, ValueText, ValueTexts } from "./thresholds.ts";
export {
  type DashboardVariable,
  type LabelVariable,
  labelVariable,
  type RawVariable,
  rawVariable,
  type VariableJson,
  variablesOf,
} from "./variables/index.ts";
export {
  errorRatio,
  type HeatmapView,
  heatmapOf,
  increaseOf,
  levelOf,
  meanOf,
  quantilesOf,
  type RangeViewOptions,
  type Ratio,
  rateOf,
  type Share,
  saturation,
  type View,
  type ViewOptions,
  type ViewQuery,
} from "./views/index.ts";
export { type Watch, type WatchAt, type Watched, type Watches, watchedBy } from "./watches/index.ts";
