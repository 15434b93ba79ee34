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
