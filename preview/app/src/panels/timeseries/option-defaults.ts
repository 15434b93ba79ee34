import { LegendDisplayMode, SortOrder, TooltipDisplayMode } from "@grafana/schema";
import type { Options } from "@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";

/** Legend and tooltip of a graph that says nothing of them. */
export const optionDefaults: Options = {
  legend: { calcs: [], displayMode: LegendDisplayMode.List, placement: "bottom", showLegend: true },
  tooltip: { mode: TooltipDisplayMode.Single, sort: SortOrder.None },
};
