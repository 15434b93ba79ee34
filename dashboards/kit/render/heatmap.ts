import {
  AxisPlacement,
  HeatmapCellLayout,
  ScaleDistribution,
  TooltipDisplayMode,
  VisibilityMode,
} from "@grafana/grafana-foundation-sdk/common";
import { HeatmapColorMode, HeatmapColorScale, type Options } from "@grafana/grafana-foundation-sdk/heatmap";
import { PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import type { HeatmapPanel } from "../panels/index.ts";
import type { Body } from "./body.ts";
import { fieldConfig } from "./field-config.ts";
import { targets } from "./target.ts";

export function renderHeatmap(panel: HeatmapPanel): Body {
  return {
    type: "heatmap",
    // In this format Grafana takes each bucket's share out of the cumulative ones and sorts them by `le`.
    targets: targets(panel.queries, "range").map((target) => ({ ...target, format: PromQueryFormat.Heatmap })),
    fieldConfig: {
      defaults: fieldConfig(words(panel), "palette", look),
      overrides: [],
    },
    options: options(panel),
  };
}

const look = { scaleDistribution: { type: ScaleDistribution.Linear } };

// Unit and decimals are those of the axis, in the options.
function words({ noValue, mayBeEmpty }: HeatmapPanel) {
  return { ...(noValue !== undefined && { noValue }), ...(mayBeEmpty !== undefined && { mayBeEmpty }) };
}

function options({ unit, cellUnit = "ops", decimals }: HeatmapPanel): Options {
  return {
    calculate: false,
    cellGap: 1,
    cellValues: { unit: cellUnit },
    color: {
      exponent: 0.5,
      fill: "dark-orange",
      mode: HeatmapColorMode.Scheme,
      reverse: false,
      scale: HeatmapColorScale.Exponential,
      scheme: "Oranges",
      steps: 64,
    },
    exemplars: { color: "rgba(255,0,255,0.7)" },
    // Cells in which nothing was observed stay empty.
    filterValues: { le: 1e-9 },
    legend: { show: true },
    rowsFrame: { layout: HeatmapCellLayout.Auto },
    showValue: VisibilityMode.Never,
    tooltip: { mode: TooltipDisplayMode.Single, showColorScale: true, yHistogram: true },
    yAxis: { axisPlacement: AxisPlacement.Left, reverse: false, unit, ...(decimals !== undefined && { decimals }) },
  };
}
