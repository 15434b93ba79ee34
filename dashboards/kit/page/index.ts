export { type DashboardEntry, dashboardTable, panelTables } from "./tables.ts";
