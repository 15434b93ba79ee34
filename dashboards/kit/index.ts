// Whoever writes a dashboard needs expressions too: one import serves both.
export * from "../../metrics/kit/index.ts";
export { checkDashboard, checkDashboards } from "./checks/index.ts";
export { type Dashboard, type DashboardOptions, dashboard } from "./dashboard.ts";
export { type FromJsonOptions, fromJson } from "./from-json/index.ts";
export type { Width } from "./grid.ts";
export { panelId } from "./identity.ts";
export type { Legend, UnknownLegendLabel } from "./legend.ts";
export { dashboardUrl } from "./links.ts";
export type { Panel, PanelLike } from "./panel.ts";
export {
  type Link,
  type PanelJson,
  type RawPanel,
  raw,
  type StateQuery,
  type StateTimelineOptions,
  type StateTimelinePanel,
  type StatOptions,
  type StatPanel,
  stat,
  stateTimeline,
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
} from "./panels/index.ts";
export { notDescribedYet } from "./placeholder.ts";
export {
  type DashboardProviderOptions,
  type DatasourceOptions,
  dashboardProviderYaml,
  datasourcesYaml,
  datasourceUids,
} from "./provisioning.ts";
export type { Query } from "./query.ts";
export { canonicalJson, dashboardFileName, renderDashboard, type Unit } from "./render/index.ts";
export { type Row, type RowOptions, row } from "./row.ts";
export { share } from "./share.ts";
export type { Color, Step, Thresholds, ValueText, ValueTexts } from "./thresholds.ts";
export {
  type DashboardVariable,
  type LabelVariable,
  labelVariable,
  type RawVariable,
  rawVariable,
  type VariableJson,
} from "./variable.ts";
export {
  errorRatio,
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
export type { Watch, WatchAt, Watches } from "./watches/index.ts";
