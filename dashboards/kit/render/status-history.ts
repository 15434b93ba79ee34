import { VisibilityMode } from "@grafana/grafana-foundation-sdk/common";
import type { FieldConfig, Options } from "@grafana/grafana-foundation-sdk/statushistory";
import type { StatusHistoryPanel } from "../panels/index.ts";
import type { Body } from "./body.ts";
import { fieldConfig } from "./field-config.ts";
import { listLegend, oneSeriesTooltip } from "./legend.ts";
import { targets } from "./target.ts";

export function renderStatusHistory(panel: StatusHistoryPanel): Body {
  return {
    type: "status-history",
    maxDataPoints: panel.cells ?? 60,
    targets: targets(panel.queries, "range"),
    fieldConfig: { defaults: fieldConfig(panel, "thresholds", look), overrides: [] },
    options,
  };
}

const look: FieldConfig = { fillOpacity: 80, lineWidth: 0 };

const options: Options = {
  colWidth: 0.9,
  legend: listLegend,
  rowHeight: 0.9,
  showValue: VisibilityMode.Never,
  tooltip: oneSeriesTooltip,
};
