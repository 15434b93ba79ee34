export { type AlertListOptions, type AlertListPanel, alertList } from "./alert-list.ts";
export { type BarGaugeOptions, type BarGaugePanel, barGauge } from "./bar-gauge.ts";
export type { DataPanelOptions, FieldOptions, Link, PanelOptions } from "./common.ts";
export { type GaugeOptions, type GaugePanel, gauge } from "./gauge.ts";
export type { HeadingPanel } from "./heading.ts";
export { type BucketQuery, type HeatmapOptions, type HeatmapPanel, heatmap } from "./heatmap.ts";
export { type HistogramOptions, type HistogramPanel, histogram, type ValueQuery } from "./histogram.ts";
export { type LogsOptions, type LogsPanel, logs } from "./logs.ts";
export { type PanelJson, type RawPanel, raw } from "./raw.ts";
export { type StatOptions, type StatPanel, stat } from "./stat.ts";
export {
  type StateQuery,
  type StateTimelineOptions,
  type StateTimelinePanel,
  stateTimeline,
} from "./state-timeline.ts";
export {
  type CellColors,
  type StatusHistoryOptions,
  type StatusHistoryPanel,
  statusHistory,
} from "./status-history.ts";
export { type Columns, type TableOptions, type TablePanel, type TableQuery, table } from "./table.ts";
export { type TextOptions, type TextPanel, text } from "./text.ts";
export { type TimeseriesOptions, type TimeseriesPanel, timeseries } from "./timeseries.ts";
