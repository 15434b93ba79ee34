export { type DashboardEntry, dashboardTable, type PageLinks, panelTables } from "./tables.ts";
