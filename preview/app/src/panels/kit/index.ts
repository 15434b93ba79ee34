export { age } from "./age.ts";
export { cursorScope, GraphSync } from "./graph-sync.ts";
export { type PanelKind, type PanelKindDefinition, type PanelProps, panelKind } from "./panel-kind.ts";
export { withTimeAxis } from "./time-axis.ts";
