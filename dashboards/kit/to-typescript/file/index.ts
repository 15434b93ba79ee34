export { type WriteOptions, writeDashboard } from "./write-dashboard.ts";
export type { WrittenDashboard, WrittenPanel } from "./written.ts";
