export { heartbeatArrivals } from "./heartbeat-arrivals.ts";
export { judgeRoutes, type KnownAlert, type RoutesFound } from "./judge.ts";
export { measureRoutes, type RoutesOptions } from "./measure.ts";
