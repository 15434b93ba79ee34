export { checkWatches } from "./check-watches.ts";
export { type Annotations, panelAnnotations } from "./panel-annotations.ts";
export { type PanelOf, panelsOfAlerts, type WatchingPanel } from "./watching-panels.ts";
