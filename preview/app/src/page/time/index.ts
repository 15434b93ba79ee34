export type { Span } from "./move-range.ts";
export { isRelative, type RawRange, withRange } from "./url-time.ts";
export { type DashboardTime, useTime } from "./use-time.ts";
