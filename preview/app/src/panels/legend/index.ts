export { shownLegend } from "./shown-legend.ts";
export { type Legend, useLegend } from "./use-legend.ts";
export { type ShownValues, useShownValues } from "./use-shown-values.ts";
export { valueLegend } from "./value-legend.tsx";
