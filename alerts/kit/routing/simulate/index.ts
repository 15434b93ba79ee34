export type { AlertLabels } from "./alert-labels.ts";
export { type Inhibited, inhibitedBy } from "./inhibited-by.ts";
export { type Routed, type RouteOptions, type RouteTaken, routeOf } from "./route-of.ts";
