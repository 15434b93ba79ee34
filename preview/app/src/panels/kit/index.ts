export { type PanelKind, type PanelKindDefinition, type PanelProps, panelKind } from "./panel-kind.ts";
export { withTimeAxis } from "./time-axis.ts";
