import {
  GraphDrawStyle,
  type GraphFieldConfig,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  StackingMode,
  VisibilityMode,
} from "@grafana/grafana-foundation-sdk/common";
import type { Options } from "@grafana/grafana-foundation-sdk/timeseries";
import type { TimeseriesPanel } from "../panels/index.ts";
import { thresholdsOf } from "../watches/index.ts";
import type { Body } from "./body.ts";
import { fieldConfig } from "./field-config.ts";
import { allSeriesTooltip, listLegend } from "./legend.ts";
import { targets } from "./target.ts";

export function renderTimeseries(panel: TimeseriesPanel): Body {
  return {
    type: "timeseries",
    targets: targets(panel.queries, "range", panel.exemplars),
    fieldConfig: { defaults: fieldConfig(panel, "palette", look(panel)), overrides: [] },
    options: options[panel.legendAs ?? "list"],
  };
}

const drawStyles = {
  line: GraphDrawStyle.Line,
  bars: GraphDrawStyle.Bars,
  points: GraphDrawStyle.Points,
} as const;

function look(panel: TimeseriesPanel): GraphFieldConfig {
  const { draw = "line", stack = false, unit, max } = panel;
  const thresholds = thresholdsOf(panel, "lines");
  return {
    // Grafana draws a share that is always 0 on an axis up to 10,000 %.
    ...(unit === "percentunit" && max === undefined && { axisSoftMax: 0.01 }),
    drawStyle: drawStyles[draw],
    fillOpacity: draw === "bars" ? 80 : stack ? 25 : 8,
    lineWidth: 1,
    showPoints: draw === "points" ? VisibilityMode.Always : VisibilityMode.Never,
    // A gap is a fact: a line drawn across it would hide that nothing was measured.
    spanNulls: false,
    stacking: { group: "A", mode: stack ? StackingMode.Normal : StackingMode.None },
    thresholdsStyle: {
      mode: thresholds === undefined ? GraphThresholdsStyleMode.Off : GraphThresholdsStyleMode.Dashed,
    },
  };
}

const options: Readonly<Record<NonNullable<TimeseriesPanel["legendAs"]>, Options>> = {
  list: { legend: listLegend, tooltip: allSeriesTooltip },
  hidden: { legend: { ...listLegend, showLegend: false }, tooltip: allSeriesTooltip },
  table: {
    legend: { ...listLegend, calcs: ["lastNotNull", "max"], displayMode: LegendDisplayMode.Table },
    tooltip: allSeriesTooltip,
  },
};
