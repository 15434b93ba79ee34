import { SortOrder, TooltipDisplayMode } from "@grafana/schema";
import { createElement } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";
import { Timeline, type TimelineOptions } from "./timeline.tsx";

const common = {
  legend: { calcs: [], displayMode: "list" as never, placement: "bottom" as const, showLegend: true },
  tooltip: { mode: TooltipDisplayMode.Single, sort: SortOrder.None },
  perPage: 20,
  rowHeight: 0.9,
  showValue: "auto" as const,
};

/** States that last until they change. */
export const stateTimeline = panelKind<TimelineOptions>({
  component: (props: PanelProps<TimelineOptions>) => createElement(Timeline, { ...props, lasting: true }),
  options: { ...common, alignValue: "left", mergeValues: true },
  custom: { fillOpacity: 70, lineWidth: 0, spanNulls: false },
});

/** A state for each sample. */
export const statusHistory = panelKind<TimelineOptions>({
  component: (props: PanelProps<TimelineOptions>) => createElement(Timeline, { ...props, lasting: false }),
  options: { ...common, colWidth: 0.9 },
  custom: { fillOpacity: 70, lineWidth: 1 },
});
