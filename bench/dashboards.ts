export { benchDashboards } from "./dashboards/index.ts";
