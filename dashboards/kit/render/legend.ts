import {
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  TooltipDisplayMode,
  type VizLegendOptions,
  type VizTooltipOptions,
} from "@grafana/grafana-foundation-sdk/common";

/** A list below the panel; the SDK leaves the legend out. */
export const listLegend: VizLegendOptions = {
  calcs: [],
  displayMode: LegendDisplayMode.List,
  placement: LegendPlacement.Bottom,
  showLegend: true,
};

/** All series at the pointer, largest first. */
export const allSeriesTooltip: VizTooltipOptions = { mode: TooltipDisplayMode.Multi, sort: SortOrder.Descending };

/** What the pointer is on: where values of different series do not compare. */
export const oneSeriesTooltip: VizTooltipOptions = { mode: TooltipDisplayMode.Single, sort: SortOrder.None };
