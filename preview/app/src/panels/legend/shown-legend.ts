import { LegendDisplayMode, type VizLegendOptions } from "@grafana/schema";

/** A legend's options as they are now: older dashboards say `hidden` where newer ones say that it is not shown. */
export function shownLegend<Options extends VizLegendOptions>(legend: Options): Options {
  if (legend.displayMode !== LegendDisplayMode.Hidden) return legend;
  return { ...legend, displayMode: LegendDisplayMode.List, showLegend: false };
}
