export { type HotDashboards, type HotOptions, openHotDashboards, type Report } from "./hot-dashboards.ts";
export type { BrokenDashboard, RenderedDashboard, Renderer, Rendering } from "./rendering.ts";
