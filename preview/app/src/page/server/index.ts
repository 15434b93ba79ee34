export type { LiveList } from "./live-list.ts";
export { type DashboardNow, type OpenDashboard, useDashboard } from "./use-dashboard.ts";
export { useLiveList } from "./use-live-list.ts";
export { useSettings } from "./use-settings.ts";
