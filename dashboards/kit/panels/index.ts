export type { DataPanelOptions, FieldOptions, Link } from "./common.ts";
export { type PanelJson, type RawPanel, raw } from "./raw.ts";
export { type StatOptions, type StatPanel, stat } from "./stat.ts";
export {
  type StateQuery,
  type StateTimelineOptions,
  type StateTimelinePanel,
  stateTimeline,
} from "./state-timeline.ts";
export { type Columns, type TableOptions, type TablePanel, type TableQuery, table } from "./table.ts";
export { type TextOptions, type TextPanel, text } from "./text.ts";
export { type TimeseriesOptions, type TimeseriesPanel, timeseries } from "./timeseries.ts";
