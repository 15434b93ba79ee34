export { createMonitor, type DependencyState, type Monitor } from "./monitor.ts";
export { addHealthRoutes } from "./routes.ts";
