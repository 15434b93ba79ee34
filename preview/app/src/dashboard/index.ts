export type {
  AnnotationJson,
  DashboardJson,
  DatasourceJson,
  FieldConfigJson,
  GridPos,
  LinkJson,
  PanelJson,
  TargetJson,
  TransformationJson,
  VariableJson,
} from "./dashboard-json.ts";
export { keepUnchanged } from "./keep-unchanged.ts";
export { bottomOf, layoutOf, type PlacedPanel } from "./layout.ts";
export { readDashboard } from "./read-dashboard.ts";
export type { RepeatScope, ScopesOf } from "./repeat.ts";
export { viewedPanel } from "./viewed-panel.ts";
