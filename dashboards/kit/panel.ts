import type { DataLink } from "./data-link.ts";
import { columnsOf, type Size, type Width } from "./grid.ts";
import { kebabCase } from "./kebab-case.ts";
import {
  type AlertListPanel,
  type BarGaugePanel,
  type GaugePanel,
  type HeadingPanel,
  type HeatmapPanel,
  type HistogramPanel,
  type LogsPanel,
  type RawPanel,
  raw,
  type StateTimelinePanel,
  type StatPanel,
  type StatusHistoryPanel,
  type TablePanel,
  type TextPanel,
  type TimeseriesPanel,
} from "./panels/index.ts";
import type { SdkPanelBuilder } from "./render/index.ts";

/** A new kind of panel is a file in `panels/`, one in `render/`, and a line here, in `defaultSizes` and in `render/panel.ts`. */
export type Panel =
  | TimeseriesPanel
  | StatPanel
  | GaugePanel
  | BarGaugePanel
  | TablePanel
  | HeatmapPanel
  | HistogramPanel
  | StateTimelinePanel
  | StatusHistoryPanel
  | LogsPanel
  | AlertListPanel
  | TextPanel
  | HeadingPanel
  | RawPanel;

/** A panel of this kit, or a builder of Grafana's foundation SDK, whose key is then its title in kebab-case. */
export type PanelLike = Panel | SdkPanelBuilder;

export function toPanel(panel: PanelLike): Panel {
  if ("kind" in panel) return panel;
  const { model } = raw("", panel);
  return { kind: "raw", key: kebabCase(model.title ?? ""), model };
}

export function sizeOf(panel: Panel): Size {
  const usual = panel.kind === "raw" ? rawSize(panel) : defaultSizes[panel.kind];
  const { width = usual.width, height = usual.height } = panel.kind === "heading" ? usual : panel;
  return { w: columnsOf(width), h: height };
}

/** What a person reads first of a panel. */
export function titleOf(panel: Panel): string {
  return panel.kind === "raw" ? (panel.model.title ?? "") : panel.title;
}

/** Where a click on what the panel draws leads. */
export function dataLinksOf(panel: Panel): readonly DataLink[] {
  return ("dataLinks" in panel ? panel.dataLinks : undefined) ?? [];
}

const defaultSizes: Record<Exclude<Panel["kind"], "raw">, { readonly width: Width; readonly height: number }> = {
  timeseries: { width: "half", height: 8 },
  stat: { width: "quarter", height: 4 },
  gauge: { width: "quarter", height: 6 },
  "bar-gauge": { width: "half", height: 8 },
  table: { width: "full", height: 8 },
  heatmap: { width: "half", height: 8 },
  histogram: { width: "half", height: 8 },
  "state-timeline": { width: "half", height: 6 },
  "status-history": { width: "half", height: 8 },
  logs: { width: "full", height: 10 },
  "alert-list": { width: "half", height: 8 },
  text: { width: "full", height: 4 },
  heading: { width: "full", height: 1 },
};

// The SDK writes 0 where `span` or `height` was not called.
function rawSize({ model }: RawPanel) {
  return { width: model.gridPos?.w || ("half" as const), height: model.gridPos?.h || 8 };
}
