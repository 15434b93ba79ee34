import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  PercentChangeColorMode,
  VizOrientation,
} from "@grafana/grafana-foundation-sdk/common";
import type { Options } from "@grafana/grafana-foundation-sdk/stat";
import type { StatPanel } from "../panels/index.ts";
import type { Body } from "./body.ts";
import { fieldConfig } from "./field-config.ts";
import { singleValueVersion } from "./plugin-version.ts";
import { lastValue } from "./reduce.ts";
import { targets } from "./target.ts";

export function renderStat(panel: StatPanel): Body {
  return {
    type: "stat",
    targets: targets(panel.queries, panel.sparkline ? "range" : "instant"),
    fieldConfig: { defaults: fieldConfig(panel, "thresholds"), overrides: [] },
    options: options(panel),
    pluginVersion: singleValueVersion,
  };
}

function options({ sparkline = false, paint = "value" }: StatPanel): Options {
  return {
    colorMode: paint === "value" ? BigValueColorMode.Value : BigValueColorMode.Background,
    graphMode: sparkline ? BigValueGraphMode.Area : BigValueGraphMode.None,
    justifyMode: BigValueJustifyMode.Auto,
    orientation: VizOrientation.Auto,
    percentChangeColorMode: PercentChangeColorMode.Standard,
    reduceOptions: lastValue,
    showPercentChange: false,
    textMode: BigValueTextMode.Auto,
    wideLayout: true,
  };
}
