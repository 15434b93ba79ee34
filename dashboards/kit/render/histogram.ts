import { GraphGradientMode } from "@grafana/grafana-foundation-sdk/common";
import type { FieldConfig, Options } from "@grafana/grafana-foundation-sdk/histogram";
import type { HistogramPanel } from "../panels/index.ts";
import type { Body } from "./body.ts";
import { fieldConfig } from "./field-config.ts";
import { allSeriesTooltip, listLegend } from "./legend.ts";
import { targets } from "./target.ts";

export function renderHistogram(panel: HistogramPanel): Body {
  return {
    type: "histogram",
    targets: targets(panel.queries, panel.of === "now" ? "instant" : "range"),
    fieldConfig: { defaults: fieldConfig(panel, "palette", look), overrides: [] },
    options: options(panel),
  };
}

const look: FieldConfig = { fillOpacity: 80, gradientMode: GraphGradientMode.None, lineWidth: 1 };

function options({ bucketSize, combine = false }: HistogramPanel): Options {
  return {
    bucketOffset: 0,
    ...(bucketSize === undefined ? { bucketCount: 30 } : { bucketSize }),
    combine,
    legend: listLegend,
    tooltip: allSeriesTooltip,
  };
}
