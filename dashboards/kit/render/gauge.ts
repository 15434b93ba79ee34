import { BarGaugeSizing, VizOrientation } from "@grafana/grafana-foundation-sdk/common";
import type { Options } from "@grafana/grafana-foundation-sdk/gauge";
import type { GaugePanel } from "../panels/index.ts";
import type { Body } from "./body.ts";
import { fieldConfig } from "./field-config.ts";
import { lastValue } from "./reduce.ts";
import { targets } from "./target.ts";

export function renderGauge(panel: GaugePanel): Body {
  return {
    type: "gauge",
    targets: targets(panel.queries, "instant"),
    fieldConfig: { defaults: fieldConfig(panel, "shapes"), overrides: [] },
    options,
  };
}

const options: Options = {
  minVizHeight: 75,
  minVizWidth: 75,
  orientation: VizOrientation.Auto,
  reduceOptions: lastValue,
  showThresholdLabels: false,
  showThresholdMarkers: true,
  sizing: BarGaugeSizing.Auto,
};
