import type { Options } from "@grafana/grafana-foundation-sdk/bargauge";
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeSizing,
  BarGaugeValueMode,
  VizOrientation,
} from "@grafana/grafana-foundation-sdk/common";
import type { BarGaugePanel } from "../panels/index.ts";
import type { Body } from "./body.ts";
import { fieldConfig } from "./field-config.ts";
import { listLegend } from "./legend.ts";
import { singleValueVersion } from "./plugin-version.ts";
import { lastValue } from "./reduce.ts";
import { targets } from "./target.ts";

export function renderBarGauge(panel: BarGaugePanel): Body {
  return {
    type: "bargauge",
    targets: targets(panel.queries, "instant"),
    fieldConfig: { defaults: fieldConfig({ min: 0, ...panel }, "shapes"), overrides: [] },
    options: options(panel),
    pluginVersion: singleValueVersion,
  };
}

function options({ bars = "right" }: BarGaugePanel): Options {
  return {
    displayMode: BarGaugeDisplayMode.Basic,
    // The names stand at the bars.
    legend: { ...listLegend, showLegend: false },
    maxVizHeight: 300,
    minVizHeight: 16,
    minVizWidth: 8,
    namePlacement: BarGaugeNamePlacement.Auto,
    orientation: bars === "right" ? VizOrientation.Horizontal : VizOrientation.Vertical,
    reduceOptions: lastValue,
    showUnfilled: true,
    sizing: BarGaugeSizing.Auto,
    valueMode: BarGaugeValueMode.Color,
  };
}
