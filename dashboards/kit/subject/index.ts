export type { CheckedAnnotation, CheckedDashboard, CheckedRow, Ignored, Told } from "./dashboard.ts";
export type { CheckedPanel, CheckedPlace } from "./panel.ts";
export type { CheckedDatasource, CheckedQuery } from "./query.ts";
export type { CheckedVariable } from "./variable.ts";
