export { type Catalogue, createCatalogue } from "./catalogue.ts";
export { openDashboardFolder } from "./folder-source.ts";
export { type DashboardText, readDashboard } from "./read-dashboard.ts";
export { addDashboards } from "./routes.ts";
export type {
  DashboardEvent,
  DashboardFault,
  DashboardList,
  DashboardNotice,
  DashboardSource,
  ListedDashboard,
  OpenedDashboard,
} from "./source.ts";
