export { PrometheusAddress } from "./menu/index.ts";
export { PanelFrame, type PanelFrameProps } from "./panel-frame.tsx";
export { rangeValues } from "./range-values.ts";
export type { PanelState } from "./use-panel-data.ts";
