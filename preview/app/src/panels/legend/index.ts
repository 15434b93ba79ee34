export { shownLegend } from "./shown-legend.ts";
export { type Legend, useLegend } from "./use-legend.ts";
