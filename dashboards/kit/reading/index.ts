export { readClassicPanel } from "./classic-panel.ts";
export { readClassicVariable } from "./classic-variable.ts";
export { mapOf, nodeOf } from "./node-of.ts";
export { type DashboardReading, readDashboard } from "./read-dashboard.ts";
export { newReader } from "./reader.ts";
export { faultOfQuery } from "./variable-query.ts";
