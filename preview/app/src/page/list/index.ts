export { DashboardList } from "./dashboard-list.tsx";
export { ListPage } from "./list-page.tsx";
export { folderName, searchDashboards } from "./search.ts";
